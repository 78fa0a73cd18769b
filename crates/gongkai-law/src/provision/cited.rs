//! The provisions that rules cite, one constant each.

use super::{Instrument, Provision};

/// What government information is.
pub const ART_2: Provision = Provision::article(Instrument::Regulation2019, 2);
/// Competent departments.
pub const ART_3: Provision = Provision::article(Instrument::Regulation2019, 3);
/// The work body and its five functions.
pub const ART_4: Provision = Provision::article(Instrument::Regulation2019, 4);
/// Accurate and timely; false information is answered.
pub const ART_6: Provision = Provision::article(Instrument::Regulation2019, 6);
/// Informatised management.
pub const ART_8: Provision = Provision::article(Instrument::Regulation2019, 8);
/// The public supervises and suggests.
pub const ART_9: Provision = Provision::article(Instrument::Regulation2019, 9);
/// Who discloses.
pub const ART_10: Provision = Provision::article(Instrument::Regulation2019, 10);
/// Consulting other organs before publication.
pub const ART_11: Provision = Provision::article(Instrument::Regulation2019, 11);
/// Guide and catalogue.
pub const ART_12: Provision = Provision::article(Instrument::Regulation2019, 12);
/// What is to be disclosed.
pub const ART_13: Provision = Provision::article(Instrument::Regulation2019, 13);
/// State secrets, prohibitions, security and stability.
pub const ART_14: Provision = Provision::article(Instrument::Regulation2019, 14);
/// Third parties' rights.
pub const ART_15: Provision = Provision::article(Instrument::Regulation2019, 15);
/// Internal affairs, deliberation, enforcement files.
pub const ART_16: Provision = Provision::article(Instrument::Regulation2019, 16);
/// Review before publication.
pub const ART_17: Provision = Provision::article(Instrument::Regulation2019, 17);
/// Withheld information is looked at again.
pub const ART_18: Provision = Provision::article(Instrument::Regulation2019, 18);
/// When disclosure is due without request.
pub const ART_19: Provision = Provision::article(Instrument::Regulation2019, 19);
/// Fifteen kinds of information.
pub const ART_20: Provision = Provision::article(Instrument::Regulation2019, 20);
/// What cities, counties and townships add.
pub const ART_21: Provision = Provision::article(Instrument::Regulation2019, 21);
/// The body's own list.
pub const ART_22: Provision = Provision::article(Instrument::Regulation2019, 22);
/// Channels.
pub const ART_23: Provision = Provision::article(Instrument::Regulation2019, 23);
/// One platform, with search, reading and download.
pub const ART_24: Provision = Provision::article(Instrument::Regulation2019, 24);
/// Reading places.
pub const ART_25: Provision = Provision::article(Instrument::Regulation2019, 25);
/// Twenty working days to publish.
pub const ART_26: Provision = Provision::article(Instrument::Regulation2019, 26);
/// Anyone may request.
pub const ART_27: Provision = Provision::article(Instrument::Regulation2019, 27);
/// Channels for requests are kept open.
pub const ART_28: Provision = Provision::article(Instrument::Regulation2019, 28);
/// What a request holds.
pub const ART_29: Provision = Provision::article(Instrument::Regulation2019, 29);
/// One supplement, asked within seven working days.
pub const ART_30: Provision = Provision::article(Instrument::Regulation2019, 30);
/// The day of receipt.
pub const ART_31: Provision = Provision::article(Instrument::Regulation2019, 31);
/// Third parties are consulted.
pub const ART_32: Provision = Provision::article(Instrument::Regulation2019, 32);
/// Twenty working days to answer, twenty more.
pub const ART_33: Provision = Provision::article(Instrument::Regulation2019, 33);
/// Co-makers are consulted.
pub const ART_34: Provision = Provision::article(Instrument::Regulation2019, 34);
/// Excessive requests.
pub const ART_35: Provision = Provision::article(Instrument::Regulation2019, 35);
/// The seven replies.
pub const ART_36: Provision = Provision::article(Instrument::Regulation2019, 36);
/// Severance.
pub const ART_37: Provision = Provision::article(Instrument::Regulation2019, 37);
/// Nothing need be created.
pub const ART_38: Provision = Provision::article(Instrument::Regulation2019, 38);
/// Petitions, complaints, publications.
pub const ART_39: Provision = Provision::article(Instrument::Regulation2019, 39);
/// The form of provision.
pub const ART_40: Provision = Provision::article(Instrument::Regulation2019, 40);
/// Rectification of one's own record.
pub const ART_41: Provision = Provision::article(Instrument::Regulation2019, 41);
/// Fees.
pub const ART_42: Provision = Provision::article(Instrument::Regulation2019, 42);
/// Help for those who need it.
pub const ART_43: Provision = Provision::article(Instrument::Regulation2019, 43);
/// From requests to proactive disclosure.
pub const ART_44: Provision = Provision::article(Instrument::Regulation2019, 44);
/// Register, review, handle, answer, archive.
pub const ART_45: Provision = Provision::article(Instrument::Regulation2019, 45);
/// Appraisal, public assessment, accountability.
pub const ART_46: Provision = Provision::article(Instrument::Regulation2019, 46);
/// Supervision by the competent department.
pub const ART_47: Provision = Provision::article(Instrument::Regulation2019, 47);
/// Training.
pub const ART_48: Provision = Provision::article(Instrument::Regulation2019, 48);
/// When the annual report is due.
pub const ART_49: Provision = Provision::article(Instrument::Regulation2019, 49);
/// What the annual report holds.
pub const ART_50: Provision = Provision::article(Instrument::Regulation2019, 50);
/// Complaints, reconsideration, suits.
pub const ART_51: Provision = Provision::article(Instrument::Regulation2019, 51);
/// Liability for missing systems.
pub const ART_52: Provision = Provision::article(Instrument::Regulation2019, 52);
/// Liability for breaches.
pub const ART_53: Provision = Provision::article(Instrument::Regulation2019, 53);
/// Authorised organisations.
pub const ART_54: Provision = Provision::article(Instrument::Regulation2019, 54);
/// Public enterprises follow their sector's rules.
pub const ART_55: Provision = Provision::article(Instrument::Regulation2019, 55);
/// In force.
pub const ART_56: Provision = Provision::article(Instrument::Regulation2019, 56);
/// On the spot where possible.
pub const ART_33_1: Provision = Provision::paragraph(Instrument::Regulation2019, 33, 1);
/// Twenty working days, extension once.
pub const ART_33_2: Provision = Provision::paragraph(Instrument::Regulation2019, 33, 2);
/// Consultation is not counted.
pub const ART_33_3: Provision = Provision::paragraph(Instrument::Regulation2019, 33, 3);
/// Already disclosed.
pub const ART_36_1: Provision = Provision::item(Instrument::Regulation2019, 36, None, 1);
/// Provided.
pub const ART_36_2: Provision = Provision::item(Instrument::Regulation2019, 36, None, 2);
/// Withheld.
pub const ART_36_3: Provision = Provision::item(Instrument::Regulation2019, 36, None, 3);
/// Does not exist.
pub const ART_36_4: Provision = Provision::item(Instrument::Regulation2019, 36, None, 4);
/// Not this organ's.
pub const ART_36_5: Provision = Provision::item(Instrument::Regulation2019, 36, None, 5);
/// Repeat request.
pub const ART_36_6: Provision = Provision::item(Instrument::Regulation2019, 36, None, 6);
/// Other rules of access.
pub const ART_36_7: Provision = Provision::item(Instrument::Regulation2019, 36, None, 7);
/// Internal affairs.
pub const ART_16_1: Provision = Provision::paragraph(Instrument::Regulation2019, 16, 1);
/// Deliberation and enforcement files.
pub const ART_16_2: Provision = Provision::paragraph(Instrument::Regulation2019, 16, 2);
/// Petitions and complaints.
pub const ART_39_1: Provision = Provision::paragraph(Instrument::Regulation2019, 39, 1);
/// Publications.
pub const ART_39_2: Provision = Provision::paragraph(Instrument::Regulation2019, 39, 2);
/// In person.
pub const ART_31_1: Provision = Provision::item(Instrument::Regulation2019, 31, None, 1);
/// By post.
pub const ART_31_2: Provision = Provision::item(Instrument::Regulation2019, 31, None, 2);
/// By internet or fax.
pub const ART_31_3: Provision = Provision::item(Instrument::Regulation2019, 31, None, 3);
/// Departments, by 31 January.
pub const ART_49_1: Provision = Provision::paragraph(Instrument::Regulation2019, 49, 1);
/// Governments, by 31 March.
pub const ART_49_2: Provision = Provision::paragraph(Instrument::Regulation2019, 49, 2);
/// Problems and improvement, and for governments of every level appraisal results.
pub const ART_50_4: Provision = Provision::item(Instrument::Regulation2019, 50, Some(1), 4);
/// Rules and normative documents.
pub const ART_20_1: Provision = Provision::item(Instrument::Regulation2019, 20, None, 1);
/// Licences.
pub const ART_20_5: Provision = Provision::item(Instrument::Regulation2019, 20, None, 5);
/// Penalties and compulsion.
pub const ART_20_6: Provision = Provision::item(Instrument::Regulation2019, 20, None, 6);
/// Charges.
pub const ART_20_8: Provision = Provision::item(Instrument::Regulation2019, 20, None, 8);
/// Fifteen working days, before 2019.
pub const REGULATION_2007_24_2: Provision = Provision::paragraph(Instrument::Regulation2007, 24, 2);
/// Two ways of charging.
pub const FEE_3: Provision = Provision::article(Instrument::FeeMeasures2020, 3);
/// By piece, within a natural month.
pub const FEE_4: Provision = Provision::article(Instrument::FeeMeasures2020, 4);
/// By quantity, per request.
pub const FEE_5: Provision = Provision::article(Instrument::FeeMeasures2020, 5);
/// Notice, payment in twenty working days.
pub const FEE_6: Provision = Provision::article(Instrument::FeeMeasures2020, 6);
/// Remedies.
pub const FEE_7: Provision = Provision::article(Instrument::FeeMeasures2020, 7);
/// The form in use.
pub const REPORT_FORMAT_2021: Provision = Provision::whole(Instrument::ReportFormat2021);
/// The trial form.
pub const REPORT_FORMAT_2019: Provision = Provision::whole(Instrument::ReportFormat2019);
/// The disclosure column of a website.
pub const PLATFORM_2019: Provision = Provision::whole(Instrument::PlatformNotice2019);
/// The day of answering.
pub const SERVICE_2016: Provision = Provision::whole(Instrument::ServiceInterpretation2016);
/// How disputes are counted.
pub const REPORTING_2016: Provision = Provision::whole(Instrument::ReportingInterpretation2016);
/// Explainers within three working days.
pub const OPENNESS_2016: Provision = Provision::whole(Instrument::OpennessRules2016);
/// Licences and penalties within seven working days.
pub const RESOURCES_2017: Provision = Provision::whole(Instrument::ResourceAllocationOpinion2017);
/// 规章 are filed (备案) within thirty days of their publication.
pub const RULE_MAKING_34: Provision = Provision::article(Instrument::RuleMaking2017, 34);
/// 规章 are cleaned up (清理).
pub const RULE_MAKING_37: Provision = Provision::article(Instrument::RuleMaking2017, 37);
/// 行政规范性文件 are registered, filed and cleaned up.
pub const NORMATIVE_2018: Provision = Provision::whole(Instrument::NormativeDocuments2018);
/// Days off for all.
pub const HOLIDAYS_2: Provision = Provision::article(Instrument::HolidayMeasures2024, 2);
/// Days off for all, before 2025.
pub const HOLIDAYS_2013_2: Provision = Provision::article(Instrument::HolidayMeasures2013, 2);
/// Minority areas.
pub const HOLIDAYS_4: Provision = Provision::article(Instrument::HolidayMeasures2024, 4);
/// Days off that fall on a weekend are made up for.
pub const HOLIDAYS_6: Provision = Provision::article(Instrument::HolidayMeasures2024, 6);
/// Days off are joined by moving working days; as a rule no more than six days of work in a row.
pub const HOLIDAYS_7: Provision = Provision::article(Instrument::HolidayMeasures2024, 7);
/// Sixty days to apply.
pub const RECONSIDERATION_20_1: Provision = Provision::paragraph(Instrument::ReconsiderationLaw2023, 20, 1);
/// Reconsideration first where information is withheld.
pub const RECONSIDERATION_23_1_4: Provision = Provision::item(Instrument::ReconsiderationLaw2023, 23, Some(1), 4);
/// Which government reconsiders.
pub const RECONSIDERATION_24: Provision = Provision::article(Instrument::ReconsiderationLaw2023, 24);
/// What ministries reconsider.
pub const RECONSIDERATION_25: Provision = Provision::article(Instrument::ReconsiderationLaw2023, 25);
/// Vertically led organs.
pub const RECONSIDERATION_27: Provision = Provision::article(Instrument::ReconsiderationLaw2023, 27);
/// Judicial administration organs.
pub const RECONSIDERATION_28: Provision = Provision::article(Instrument::ReconsiderationLaw2023, 28);
/// Ten days to answer.
pub const RECONSIDERATION_48: Provision = Provision::article(Instrument::ReconsiderationLaw2023, 48);
/// Simple procedure for disclosure.
pub const RECONSIDERATION_53_1_4: Provision = Provision::item(Instrument::ReconsiderationLaw2023, 53, Some(1), 4);
/// Five days to answer in simple procedure.
pub const RECONSIDERATION_54_1: Provision = Provision::paragraph(Instrument::ReconsiderationLaw2023, 54, 1);
/// When reconsideration is decided.
pub const RECONSIDERATION_62: Provision = Provision::article(Instrument::ReconsiderationLaw2023, 62);
/// One year at most if the right, the organ or the period was not told.
pub const RECONSIDERATION_20_3: Provision = Provision::paragraph(Instrument::ReconsiderationLaw2023, 20, 3);
/// A decision served online brings the online way of applying with it.
pub const RECONSIDERATION_22_2: Provision = Provision::paragraph(Instrument::ReconsiderationLaw2023, 22, 2);
/// The act itself says that reconsideration comes first.
pub const RECONSIDERATION_23_2: Provision = Provision::paragraph(Instrument::ReconsiderationLaw2023, 23, 2);
/// Departments of the government.
pub const RECONSIDERATION_24_1_1: Provision = Provision::item(Instrument::ReconsiderationLaw2023, 24, Some(1), 1);
/// The government one level down.
pub const RECONSIDERATION_24_1_2: Provision = Provision::item(Instrument::ReconsiderationLaw2023, 24, Some(1), 2);
/// Organs dispatched by the government.
pub const RECONSIDERATION_24_1_3: Provision = Provision::item(Instrument::ReconsiderationLaw2023, 24, Some(1), 3);
/// Authorised organisations run by the government or its departments.
pub const RECONSIDERATION_24_1_4: Provision = Provision::item(Instrument::ReconsiderationLaw2023, 24, Some(1), 4);
/// The province reconsiders its own acts too.
pub const RECONSIDERATION_24_2: Provision = Provision::paragraph(Instrument::ReconsiderationLaw2023, 24, 2);
/// Institutions dispatched by departments.
pub const RECONSIDERATION_24_4: Provision = Provision::paragraph(Instrument::ReconsiderationLaw2023, 24, 4);
/// Sixty days, and thirty more, to decide.
pub const RECONSIDERATION_62_1: Provision = Provision::paragraph(Instrument::ReconsiderationLaw2023, 62, 1);
/// Thirty days to decide in the simple procedure.
pub const RECONSIDERATION_62_2: Provision = Provision::paragraph(Instrument::ReconsiderationLaw2023, 62, 2);
/// Sixty days to apply, before 2024.
pub const RECONSIDERATION_2017_9_1: Provision = Provision::paragraph(Instrument::ReconsiderationLaw2017, 9, 1);
/// The applicant chooses between government and superior department, before 2024.
pub const RECONSIDERATION_2017_12_1: Provision = Provision::paragraph(Instrument::ReconsiderationLaw2017, 12, 1);
/// Ten days to answer, before 2024.
pub const RECONSIDERATION_2017_23_1: Provision = Provision::paragraph(Instrument::ReconsiderationLaw2017, 23, 1);
/// Sixty days, and thirty more, to decide, before 2024.
pub const RECONSIDERATION_2017_31_1: Provision = Provision::paragraph(Instrument::ReconsiderationLaw2017, 31, 1);
/// First instance before the basic court.
pub const LITIGATION_14: Provision = Provision::article(Instrument::LitigationLaw, 14);
/// Free choice between reconsideration and a suit.
pub const LITIGATION_44: Provision = Provision::article(Instrument::LitigationLaw, 44);
/// One year at most if the period for suing was not told.
pub const LITIGATION_INTERPRETATION_64_1: Provision =
    Provision::paragraph(Instrument::LitigationInterpretation2018, 64, 1);
/// A last day that is off moves to the next day.
pub const CIVIL_PROCEDURE_85_3: Provision = Provision::paragraph(Instrument::CivilProcedureLaw2023, 85, 3);
/// The same, before 2024.
pub const CIVIL_PROCEDURE_2021_85_3: Provision = Provision::paragraph(Instrument::CivilProcedureLaw2021, 85, 3);
/// The same, before 2022.
pub const CIVIL_PROCEDURE_2017_82_3: Provision = Provision::paragraph(Instrument::CivilProcedureLaw2017, 82, 3);
/// A last day that is off, in suits against organs.
pub const LITIGATION_INTERPRETATION_48_3: Provision =
    Provision::paragraph(Instrument::LitigationInterpretation2018, 48, 3);
/// A last day that is off, where the special law is silent.
pub const CIVIL_CODE_203_1: Provision = Provision::paragraph(Instrument::CivilCode, 203, 1);
/// The same, before 2021.
pub const CIVIL_LAW_2017_203_1: Provision = Provision::paragraph(Instrument::CivilLaw2017, 203, 1);
/// Thirteen kinds of procurement notices and what they hold.
pub const PROCUREMENT_NOTICES_2020: Provision = Provision::whole(Instrument::ProcurementNotices2020);
/// System, security and audit administrators.
pub const PROTECTION_STANDARD: Provision = Provision::whole(Instrument::ProtectionStandard2019);
/// Enquiries answered within three working days.
pub const PROCUREMENT_52_1: Provision = Provision::paragraph(Instrument::ProcurementRegulation, 52, 1);
/// Twenty working days to publish, before 2019-05-15.
pub const REGULATION_2007_18: Provision = Provision::article(Instrument::Regulation2007, 18);
/// All annual reports by the end of March, before 2019-05-15.
pub const REGULATION_2007_31: Provision = Provision::article(Instrument::Regulation2007, 31);
/// The lead organ answers for what several made.
pub const ART_10_3: Provision = Provision::paragraph(Instrument::Regulation2019, 10, 3);

/// An item of article 20, from 1 to 15.
#[must_use]
pub const fn art_20_item(item: u8) -> Provision {
    Provision::item(Instrument::Regulation2019, 20, None, item)
}

/// No answer is no evidence.
pub const RECONSIDERATION_70: Provision = Provision::article(Instrument::ReconsiderationLaw2023, 70);
/// Intermediate courts.
pub const LITIGATION_15: Provision = Provision::article(Instrument::LitigationLaw, 15);
/// Fifteen days after reconsideration.
pub const LITIGATION_45: Provision = Provision::article(Instrument::LitigationLaw, 45);
/// Six months to sue.
pub const LITIGATION_46_1: Provision = Provision::paragraph(Instrument::LitigationLaw, 46, 1);
/// Fifteen days to answer a suit.
pub const LITIGATION_67_1: Provision = Provision::paragraph(Instrument::LitigationLaw, 67, 1);
/// Suits where information cannot be provided or a request is not processed.
pub const DISCLOSURE_CASES_1_1: Provision = Provision::item(Instrument::DisclosureCasesInterpretation2025, 1, None, 1);
/// Suits over what reconsideration decided on withholding under arts. 14 to 16.
pub const DISCLOSURE_CASES_1_2: Provision = Provision::item(Instrument::DisclosureCasesInterpretation2025, 1, None, 2);
/// No answer in time: reconsideration or a suit.
pub const DISCLOSURE_CASES_2_2: Provision = Provision::paragraph(Instrument::DisclosureCasesInterpretation2025, 2, 2);
/// A published penalty that no longer stands is withdrawn within three days.
pub const PENALTY_48_2: Provision = Provision::paragraph(Instrument::PenaltyLaw2021, 48, 2);
/// Couriers may not carry official documents, so that letters go by the postal enterprise.
pub const POSTAL_55: Provision = Provision::article(Instrument::PostalLaw, 55);
/// Review before publication.
pub const SECRECY_35: Provision = Provision::article(Instrument::SecrecyLaw2024, 35);
/// Award announced within two working days of choosing the supplier.
pub const PROCUREMENT_43_2: Provision = Provision::paragraph(Instrument::ProcurementRegulation, 43, 2);
/// Contract announced within two working days of signing.
pub const PROCUREMENT_50: Provision = Provision::article(Instrument::ProcurementRegulation, 50);
/// Candidates announced within three days of the evaluation report.
pub const TENDERING_54_1: Provision = Provision::paragraph(Instrument::TenderingRegulation, 54, 1);
/// Three, five, seven and ten days are working days.
pub const RECONSIDERATION_88_2: Provision = Provision::paragraph(Instrument::ReconsiderationLaw2023, 88, 2);
/// Two, three, five and seven days are working days.
pub const PENALTY_85: Provision = Provision::article(Instrument::PenaltyLaw2021, 85);
/// Disclosure is the rule.
pub const ART_5: Provision = Provision::article(Instrument::Regulation2019, 5);
/// What was published on the body's own motion.
pub const ART_50_1: Provision = Provision::item(Instrument::Regulation2019, 50, Some(1), 1);
/// Requests received and handled.
pub const ART_50_2: Provision = Provision::item(Instrument::Regulation2019, 50, Some(1), 2);
/// Reconsideration and suits.
pub const ART_50_3: Provision = Provision::item(Instrument::Regulation2019, 50, Some(1), 3);
/// Other matters to be reported.
pub const ART_50_5: Provision = Provision::item(Instrument::Regulation2019, 50, Some(1), 5);
/// The 条例 as a whole.
pub const REGULATION: Provision = Provision::whole(Instrument::Regulation2019);
/// The fee measures as a whole.
pub const FEE_MEASURES: Provision = Provision::whole(Instrument::FeeMeasures2020);
/// Who may make rules.
pub const LEGISLATION_LAW: Provision = Provision::whole(Instrument::LegislationLaw2023);
/// No more personal information than needed.
pub const PERSONAL_INFORMATION_6: Provision = Provision::article(Instrument::PersonalInformationLaw2021, 6);
/// Personal information is not published without consent.
pub const PERSONAL_INFORMATION_25: Provision = Provision::article(Instrument::PersonalInformationLaw2021, 25);
/// How official documents are numbered and set out.
pub const OFFICIAL_DOCUMENTS: Provision = Provision::whole(Instrument::OfficialDocumentRules2012);
