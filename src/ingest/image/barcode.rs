//! Finds QR codes and bar codes in a picture, several at once, each with its position.
//!
//! A picture comes from outside: its dimensions are checked in the header before
//! any pixel is decoded, and a panic of the decoder counts as "no code found".

use image::imageops::{self, FilterType};
use image::{DynamicImage, GrayImage, ImageError, ImageFormat, ImageReader, Limits};
use rxing::common::HybridBinarizer;
use rxing::multi::{GenericMultipleBarcodeReader, MultipleBarcodeReader};
use rxing::oned::MultiFormatOneDReader;
use rxing::qrcode::cpp_port::QrReader;
use rxing::{BarcodeFormat, BinaryBitmap, DecodeHints, Luma8LuminanceSource, RXingResult};
use serde::Serialize;
use std::collections::HashSet;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Largest picture accepted, in bytes.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Largest picture accepted, in pixels.
pub const MAX_POINTS: u64 = 16_000_000;
/// Longest side, in pixels, of the picture that is searched; larger ones
/// are scaled down. A label held before a camera is readable at this size.
const LOOKED_AT: u32 = 1600;
/// Most codes returned for one picture.
const MOST_CODES: usize = 24;
/// Characters kept of a code; no label holds more.
const MOST_TEXT: usize = 400;

/// A code in a picture.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Seen {
    /// The decoded text, without control characters.
    pub text: String,
    /// The symbology, named as in the browsers' Barcode Detection API: `qr_code`, `code_128`, `code_39`, `ean_13`.
    pub format: &'static str,
    /// Left edge, in pixels of the original picture.
    pub x: f32,
    /// Upper edge, in pixels.
    pub y: f32,
    /// Width, in pixels.
    pub w: f32,
    /// Height, in pixels.
    pub h: f32,
}

/// Why a picture was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// More than [`MAX_BYTES`], or more than [`MAX_POINTS`].
    #[error("the picture is too large")]
    TooLarge,
    /// Neither a JPEG nor a PNG, or damaged.
    #[error("the picture cannot be read")]
    Unreadable,
}

/// Finds the codes in a picture (JPEG or PNG), sorted from top to bottom.
///
/// # Errors
/// A [`PictureError`] when the picture is too large or cannot be decoded. A picture without codes is not an error.
pub fn codes(bytes: &[u8]) -> Result<Vec<Seen>, PictureError> {
    if bytes.len() > MAX_BYTES {
        return Err(PictureError::TooLarge);
    }
    // The decoder may panic on malicious input.
    let picture = catch_unwind(AssertUnwindSafe(|| unpacked(bytes))).map_err(|_panic| PictureError::Unreadable)??;
    let (picture, scale) = looked_at(picture);
    let found = [qr, bars].into_iter().flat_map(|look| catch_unwind(AssertUnwindSafe(|| look(&picture))).unwrap_or_default());
    let mut seen: Vec<Seen> = Vec::new();
    for one in found.filter_map(|result| seen_in(&result, scale)) {
        if seen.len() < MOST_CODES && !seen.iter().any(|s| s.text == one.text && s.format == one.format) {
            seen.push(one);
        }
    }
    seen.sort_by(|a, b| (a.y + a.h / 2.0).total_cmp(&(b.y + b.h / 2.0)));
    Ok(seen)
}

fn unpacked(bytes: &[u8]) -> Result<DynamicImage, PictureError> {
    let reader = || {
        let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_none| PictureError::Unreadable)?;
        match reader.format() {
            Some(ImageFormat::Jpeg | ImageFormat::Png) => Ok(reader),
            _ => Err(PictureError::Unreadable),
        }
    };
    let (width, height) = reader()?.into_dimensions().map_err(no)?;
    if u64::from(width) * u64::from(height) > MAX_POINTS {
        return Err(PictureError::TooLarge);
    }
    let mut reader = reader()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_POINTS * 8);
    reader.limits(limits);
    reader.decode().map_err(no)
}

fn no(error: ImageError) -> PictureError {
    if matches!(error, ImageError::Limits(_)) { PictureError::TooLarge } else { PictureError::Unreadable }
}

/// The picture in greyscale, scaled down to [`LOOKED_AT`] if needed, and the factor from its pixels to the original's.
fn looked_at(picture: DynamicImage) -> (GrayImage, f32) {
    let grey = picture.into_luma8();
    let longest = grey.width().max(grey.height());
    if longest <= LOOKED_AT {
        return (grey, 1.0);
    }
    let shorter = |side: u32| (side.saturating_mul(LOOKED_AT) / longest).max(1);
    let (width, height) = (shorter(grey.width()), shorter(grey.height()));
    let scale = points(grey.width()) / points(width);
    (imageops::resize(&grey, width, height, FilterType::Triangle), scale)
}

fn points(side: u32) -> f32 {
    f32::from(u16::try_from(side).unwrap_or(u16::MAX))
}

fn luma(picture: &GrayImage) -> Option<Luma8LuminanceSource> {
    Luma8LuminanceSource::new(picture.as_raw().clone(), picture.width(), picture.height()).ok()
}

fn hints(formats: &[BarcodeFormat]) -> DecodeHints {
    DecodeHints { PossibleFormats: Some(formats.iter().copied().collect::<HashSet<_>>()), TryHarder: Some(true), ..DecodeHints::default() }
}

/// Finds QR codes. When there are none, tries again at one and a half times the size: the code of a small label has few pixels per module.
fn qr(picture: &GrayImage) -> Vec<RXingResult> {
    let hints = hints(&[BarcodeFormat::QR_CODE]);
    let look = |p: &GrayImage| {
        let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(luma(p)?));
        QrReader.decode_multiple_with_hints(&mut bitmap, &hints).ok().filter(|found| !found.is_empty())
    };
    let enlarged = || {
        let larger = |side: u32| side.saturating_mul(3) / 2;
        let mut found = look(&imageops::resize(picture, larger(picture.width()), larger(picture.height()), FilterType::Triangle))?;
        for point in found.iter_mut().flat_map(|f| f.getPointsMut().iter_mut()) {
            (point.x, point.y) = (point.x / 1.5, point.y / 1.5);
        }
        Some(found)
    };
    look(picture).or_else(enlarged).unwrap_or_default()
}

fn bars(picture: &GrayImage) -> Vec<RXingResult> {
    let Some(luma) = luma(picture) else { return Vec::new() };
    let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(luma));
    let hints = hints(&[BarcodeFormat::CODE_128, BarcodeFormat::CODE_39, BarcodeFormat::EAN_13]);
    let mut reader = GenericMultipleBarcodeReader::new(MultiFormatOneDReader::new(&hints));
    reader.decode_multiple_with_hints(&mut bitmap, &hints).unwrap_or_default()
}

fn seen_in(result: &RXingResult, scale: f32) -> Option<Seen> {
    let format = match result.getBarcodeFormat() {
        BarcodeFormat::QR_CODE => "qr_code",
        BarcodeFormat::CODE_128 => "code_128",
        BarcodeFormat::CODE_39 => "code_39",
        BarcodeFormat::EAN_13 => "ean_13",
        _ => return None,
    };
    let text: String = result.getText().chars().filter(|c| !c.is_control()).take(MOST_TEXT).collect();
    let corners = result.getPoints();
    let (mut left, mut top, mut right, mut bottom) = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
    for point in corners {
        (left, right) = (left.min(point.x), right.max(point.x));
        (top, bottom) = (top.min(point.y), bottom.max(point.y));
    }
    if text.trim().is_empty() || corners.is_empty() {
        return None;
    }
    let at = |value: f32| (value.max(0.0) * scale).round();
    Some(Seen { text, format, x: at(left), y: at(top), w: at(right - left), h: at(bottom - top) })
}
