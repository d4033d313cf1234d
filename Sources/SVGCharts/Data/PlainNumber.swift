/// Numbers where no axis and no format decides how they are written.
import NumberFormats

/// Whole numbers in full up to a million million, all others with five significant digits.
func plainNumber(_ value: Double) -> String {
    if value.rounded() == value, value.magnitude < 1e12 { return NumberFormat.fixed(0).string(value) }
    return NumberFormat.significant(5).string(value)
}
