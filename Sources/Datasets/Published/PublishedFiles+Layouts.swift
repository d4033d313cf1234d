/// Reads the samples of an edition, whose bytes are those published.
extension PublishedFiles.Edition {
    /// The samples in the files' bytes; `names` are for errors. Throws a ``DatasetError``.
    func samples(_ contents: [[UInt8]], _ names: [String]) throws -> (train: Samples, test: Samples) {
        switch layout {
        case .idx:
            let arrays = try zip(contents, names).map { try NumericArray(idx: inflated($0, $1), file: $1) }
            return (try samples(arrays[0], arrays[1], names[1]), try samples(arrays[2], arrays[3], names[3]))
        case .zippedIDX(let members, let firstLabel):
            return try zippedIDX(contents[0], names[0], members, firstLabel)
        case .records(let train, let test, let labelBytes):
            let archive = try TarArchive(inflated(contents[0], names[0]), file: names[0])
            return (try records(archive, train, labelBytes), try records(archive, test, labelBytes))
        case .pickles(let train, let test, let key):
            let archive = try TarArchive(inflated(contents[0], names[0]), file: names[0])
            return (try pickles(archive, train, key), try pickles(archive, test, key))
        }
    }
}

private extension PublishedFiles.Edition {
    /// Pixels of one channel of a colour image.
    static let plane = 32 * 32

    func inflated(_ bytes: [UInt8], _ name: String) throws -> [UInt8] {
        do {
            // Their SHA-256 was compared.
            var inflater = Inflater(.gzip, input: bytes, checks: false)
            return try inflater.inflateAll()
        } catch let error as Inflater.Failure {
            throw DatasetError.corruptGzip(file: name, reason: error.reason)
        }
    }

    func samples(_ images: NumericArray, _ labels: NumericArray, _ name: String, firstLabel: UInt8 = 0) throws
        -> Samples
    {
        guard images.element == .uint8, labels.element == .uint8, labels.shape == [images.shape[0]],
            labels.bytes.allSatisfy({ $0 >= firstLabel })
        else {
            throw DatasetError.wrongShape(file: name, found: labels.shape, expected: [images.shape[0]])
        }
        return Samples(pixels: images.bytes, labels: labels.bytes.map { $0 - firstLabel })
    }

    func zippedIDX(_ bytes: [UInt8], _ name: String, _ members: [String], _ firstLabel: UInt8) throws
        -> (train: Samples, test: Samples)
    {
        do {
            let archive = try ZipArchive(bytes)
            let arrays = try members.map { member in
                let place = "\(name): \(member)"
                return try NumericArray(idx: inflated(archive.contents(of: member), place), file: place)
            }
            return (
                try samples(arrays[0].transposed, arrays[1], members[1], firstLabel: firstLabel),
                try samples(arrays[2].transposed, arrays[3], members[3], firstLabel: firstLabel)
            )
        } catch let failure as ZipArchive.Failure {
            throw DatasetError.corruptArchive(file: name, reason: failure.reason)
        }
    }

    func records(_ archive: TarArchive, _ members: [String], _ labelBytes: Int) throws -> Samples {
        var samples = Samples(labels: [])
        let length = labelBytes + 3 * Self.plane
        for member in members {
            let bytes = try archive.contents(of: member)
            guard bytes.count % length == 0 else {
                throw DatasetError.truncated(
                    file: member, bytes: bytes.count, expected: (bytes.count / length + 1) * length)
            }
            for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: length) {
                samples.labels.append(bytes[start + labelBytes - 1])
                samples.pixels.append(channels: bytes[start + labelBytes..<start + length], plane: Self.plane)
            }
        }
        return samples
    }

    func pickles(_ archive: TarArchive, _ members: [String], _ key: String) throws -> Samples {
        var samples = Samples(labels: [])
        for member in members {
            let batch = try PickledBatch(
                try archive.contents(of: member), key: key, image: 3 * Self.plane, file: member)
            samples.labels += batch.labels
            for start in stride(from: batch.images.startIndex, to: batch.images.endIndex, by: 3 * Self.plane) {
                samples.pixels.append(channels: batch.images[start..<start + 3 * Self.plane], plane: Self.plane)
            }
        }
        return samples
    }
}

private extension [UInt8] {
    /// Channels that lie one after the other, pixel by pixel.
    mutating func append(channels: ArraySlice<UInt8>, plane: Int) {
        let start = channels.startIndex
        for place in start..<start + plane {
            append(channels[place])
            append(channels[place + plane])
            append(channels[place + 2 * plane])
        }
    }
}
