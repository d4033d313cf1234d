package import Experiments
internal import FoundationEssentials
internal import Glibc

/// Results as JSON, as the store holds them. Nearly all are of a few numbers, which are read and written here without a
/// general reader, as there may be a million.
extension RunResult {
    /// A result in JSON.
    /// - Throws: `DecodingError` for what is none.
    package init(json: [UInt8]) throws {
        if let simple = ResultReader.result(json) { self = simple; return }
        self = try JSONDecoder.exact.decode(RunResult.self, from: Data(json))
    }

    /// As JSON on one line, whose numbers can be read back to the last bit.
    package var json: [UInt8] {
        if let simple { return Array(simple.utf8) }
        // Every result can be written as JSON, also one whose numbers are not finite.
        return [UInt8](try! JSONEncoder.exact.encode(self))
    }
}

private extension RunResult {
    /// The JSON of a result that has epochs of plain numbers, seconds and a digest alone, all of them finite; whatever else
    /// a result can have is left to the general writer.
    var simple: String? {
        let plain = RunResult(epochs: epochs.map(\.plain), weightsDigest: weightsDigest, seconds: seconds)
        guard plain == self, seconds.isFinite,
            weightsDigest.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        var text = "{\"epochs\":["
        for (place, epoch) in epochs.enumerated() {
            let numbers: [(String, Double?)] = [
                ("testAccuracy", epoch.testAccuracy), ("testLoss", epoch.testLoss),
                ("trainAccuracy", epoch.trainAccuracy), ("trainLoss", epoch.trainLoss),
                ("validationAccuracy", epoch.validationAccuracy), ("validationLoss", epoch.validationLoss),
            ]
            text += (place == 0 ? "" : ",") + "{\"number\":\(epoch.number)"
            for case (let name, let number?) in numbers {
                guard number.isFinite else { return nil }
                text += ",\"\(name)\":\(number)"
            }
            text += "}"
        }
        return text + "],\"seconds\":\(seconds),\"weightsDigest\":\"\(weightsDigest)\"}"
    }
}

private extension Epoch {
    /// Its plain numbers alone.
    var plain: Epoch {
        Epoch(
            number: number, trainLoss: trainLoss, trainAccuracy: trainAccuracy, testLoss: testLoss,
            testAccuracy: testAccuracy, validationLoss: validationLoss, validationAccuracy: validationAccuracy)
    }
}

/// Reads JSON of a result that holds nothing but epochs of plain numbers, seconds and the digest of its weights.
private struct ResultReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    /// `nil` for what has more, or another form, in it.
    static func result(_ json: [UInt8]) -> RunResult? {
        // A number at the end of the buffer would be read past it.
        (json + [0]).withUnsafeBufferPointer { bytes in
            var reader = ResultReader(bytes: bytes)
            return reader.result()
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func result() -> RunResult? {
        var epochs: [Epoch]?, seconds: Double?, weights: String?
        guard take("{") else { return nil }
        repeat {
            guard let name = text() else { return nil }
            guard take(":") else { return nil }
            switch name {
            case "epochs": epochs = self.epochs()
            case "seconds": seconds = number()
            case "weightsDigest": weights = text()
            default: return nil
            }
        } while take(",")
        guard take("}"), place == bytes.count - 1, let epochs, let seconds, let weights else { return nil }
        return RunResult(epochs: epochs, weightsDigest: weights, seconds: seconds)
    }

    private mutating func epochs() -> [Epoch]? {
        var epochs: [Epoch] = []
        guard take("[") else { return nil }
        if take("]") { return epochs }
        repeat {
            guard let epoch = epoch() else { return nil }
            epochs.append(epoch)
        } while take(",")
        return take("]") ? epochs : nil
    }

    private mutating func epoch() -> Epoch? {
        var epoch = Epoch(number: -1, trainLoss: .nan, trainAccuracy: .nan, testLoss: .nan, testAccuracy: .nan)
        var found = 0
        guard take("{") else { return nil }
        repeat {
            guard let name = text(), take(":"), let value = number() else { return nil }
            found += 1
            switch name {
            case "number": epoch.number = Int(exactly: value) ?? -1
            case "trainLoss": epoch.trainLoss = value
            case "trainAccuracy": epoch.trainAccuracy = value
            case "testLoss": epoch.testLoss = value
            case "testAccuracy": epoch.testAccuracy = value
            case "validationLoss": (epoch.validationLoss, found) = (value, found - 1)
            case "validationAccuracy": (epoch.validationAccuracy, found) = (value, found - 1)
            default: return nil
            }
        } while take(",")
        return take("}") && found == 5 && epoch.number >= 0 ? epoch : nil
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard bytes[place] == UInt8(ascii: sign) else { return false }
        place += 1
        return true
    }

    /// A text without escapes.
    private mutating func text() -> String? {
        guard take("\"") else { return nil }
        let start = place
        while bytes[place] != UInt8(ascii: "\"") {
            guard bytes[place] >= 32, bytes[place] != UInt8(ascii: "\\") else { return nil }
            place += 1
        }
        place += 1
        return String(decoding: bytes[start..<place - 1], as: UTF8.self)
    }

    /// A number as JSON writes it, rounded rightly.
    private mutating func number() -> Double? {
        let start = place
        while case let byte = bytes[place],
            (48...57).contains(byte) || [43, 45, 46, 69, 101].contains(byte)
        { place += 1 }
        guard place > start else { return nil }
        return Double(String(decoding: bytes[start..<place], as: UTF8.self))
    }
}
