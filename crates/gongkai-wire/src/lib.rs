//! The public JSON shapes, versioned, and their conversions to and from the pure types.
