//! Colours as far as they decide whether something can be seen.

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;

use crate::marks::Ink;

/// How the numbers of a colour are to be taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Space {
    #[default]
    Grey,
    Rgb,
    Cmyk,
    /// One ink on white: 0 is nothing, 1 is full.
    Tint,
    /// Unknown: patterns, palettes.
    Other,
}

impl Space {
    /// The space of a name, as `cs` gives it.
    pub(super) fn named(name: &Name<'_>, resources: &Resources<'_>) -> Self {
        match Self::device(name.as_ref()) {
            Some(space) => space,
            None => resources.get_color_space(name).map_or(Self::Other, |object| Self::of(&object, 4)),
        }
    }

    fn device(name: &[u8]) -> Option<Self> {
        match name {
            b"DeviceGray" | b"G" | b"CalGray" => Some(Self::Grey),
            b"DeviceRGB" | b"RGB" | b"CalRGB" => Some(Self::Rgb),
            b"DeviceCMYK" | b"CMYK" => Some(Self::Cmyk),
            b"Pattern" => Some(Self::Other),
            _ => None,
        }
    }

    fn of(object: &Object<'_>, depth: u8) -> Self {
        match object {
            Object::Name(name) => Self::device(name.as_ref()).unwrap_or(Self::Other),
            Object::Array(array) if depth > 0 => Self::of_array(array, depth),
            _ => Self::Other,
        }
    }

    fn of_array(array: &Array<'_>, depth: u8) -> Self {
        let mut items = array.iter::<Object<'_>>();
        let Some(Object::Name(family)) = items.next() else { return Self::Other };
        match family.as_ref() {
            b"ICCBased" => match items.next() {
                Some(Object::Stream(profile)) => Self::of_profile(&profile, depth),
                _ => Self::Other,
            },
            b"Separation" | b"DeviceN" => Self::Tint,
            b"CalGray" => Self::Grey,
            b"CalRGB" => Self::Rgb,
            name => Self::device(name).unwrap_or(Self::Other),
        }
    }

    fn of_profile(profile: &Stream<'_>, depth: u8) -> Self {
        let dict: &Dict<'_> = profile.dict();
        match dict.get::<u32>(b"N") {
            Some(1) => Self::Grey,
            Some(3) => Self::Rgb,
            Some(4) => Self::Cmyk,
            _ => dict.get::<Object<'_>>(b"Alternate").map_or(Self::Other, |object| Self::of(&object, depth - 1)),
        }
    }

    /// The colour that a space begins with.
    pub(super) fn initial(self) -> Ink {
        match self {
            Self::Other => None,
            _ => Some([0.0; 3]),
        }
    }

    /// A colour of this space on the screen.
    pub(super) fn ink(self, parts: &[f32]) -> Ink {
        let clamp = |value: f32| value.clamp(0.0, 1.0);
        match (self, parts) {
            (Self::Grey, [grey]) => Some([clamp(*grey); 3]),
            (Self::Rgb, [r, g, b]) => Some([clamp(*r), clamp(*g), clamp(*b)]),
            (Self::Cmyk, [c, m, y, k]) => Some([c, m, y].map(|part| clamp((1.0 - part) * (1.0 - k)))),
            (Self::Tint, parts) => {
                let most = parts.iter().copied().fold(0.0, f32::max);
                Some([clamp(1.0 - most); 3])
            }
            _ => None,
        }
    }
}

/// Whether two colours cannot be told apart by a reader; an unknown one always can.
pub(crate) fn alike(left: Ink, right: Ink) -> bool {
    const NEAR: f32 = 0.04;
    match (left, right) {
        (Some(left), Some(right)) => left.iter().zip(&right).all(|(a, b)| (a - b).abs() <= NEAR),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_is_white_in_every_space() {
        let white = Some([1.0; 3]);
        assert_eq!(Space::Grey.ink(&[1.0]), white);
        assert_eq!(Space::Cmyk.ink(&[0.0; 4]), white);
        assert_eq!(Space::Tint.ink(&[0.0]), white);
        assert!(alike(Space::Rgb.ink(&[0.99, 1.0, 0.98]), white));
        assert!(!alike(Space::Rgb.ink(&[0.9, 0.9, 0.9]), white));
        assert!(!alike(None, white), "what is unknown is taken to be seen");
    }
}
