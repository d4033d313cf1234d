internal import Document

extension PythonSession {
    /// A published data set, as Keras, torchvision or TensorFlow Datasets give it; `nil` for another call.
    func loaded(_ object: PythonObject) -> PythonValue? {
        if object.name == "load_data" {
            let module = object.path.dropLast().last ?? ""
            guard let known = KnownData.all.first(where: { $0.keras == module }) else {
                return object.path.contains("datasets")
                    ? unknown("the data set \"\(module)\", which bnbook has not") : nil
            }
            let parts = [false, true].map { isTest in
                PythonValue.list([
                    .data(known.data(isTest: isTest, role: "x")), .data(known.data(isTest: isTest, role: "y")),
                ])
            }
            return .list(parts)
        }
        if object.path.contains("datasets"), let known = KnownData.all.first(where: { $0.torch == object.name }) {
            var data = known.data(isTest: object["train", 1]?.truth == false, role: "xy")
            note(object["transform", 2], in: &data)
            return .data(data)
        }
        guard object.name == "load", ["tfds", "tensorflow_datasets"].contains(object.path.first),
            let known = KnownData.all.first(where: { $0.keras == object["name", 0]?.text })
        else { return nil }
        let splits = object["split", 1]?.items?.compactMap(\.text) ?? []
        let parts = PythonValue.list(splits.map { .data(known.data(isTest: $0.hasPrefix("test"), role: "xy")) })
        return object["with_info"]?.truth == true ? .list([parts, unknown("a data set's description")]) : parts
    }

    /// What transforms of torchvision's do to images.
    private func note(_ transform: PythonValue?, in data: inout ForeignData) {
        switch transform {
        case .object(let object) where object.name == "Compose":
            for item in object["transforms", 0]?.items ?? [] { note(item, in: &data) }
        case .object(let object) where object.name == "ToTensor": data.divisor = 255
        case .object(let object): data.changes.append(object.name)
        case .unknown, .definition, .path: data.changes.append("a transform that is no literal")
        default: break
        }
    }

    /// What a function makes of data: another shape, batches; `nil` for another call.
    mutating func prepared(_ object: PythonObject) -> PythonValue? {
        guard var data = object.arguments.first?.value.data ?? object["dataset"]?.data else {
            guard ["from_tensor_slices", "TensorDataset"].contains(object.name) else { return nil }
            let given = object.arguments.first?.value.items ?? []
            guard var data = given.first?.data, given.count == 2 else { return nil }
            data.role = "xy"
            return .data(data)
        }
        switch object.name {
        case "to_categorical", "cast", "array", "asarray", "from_numpy", "tensor", "Tensor", "FloatTensor", "one_hot",
            "float32":
            break
        case "expand_dims", "unsqueeze": data.shape.append(1)
        case "reshape": return changed(data, by: "reshape", object.withoutFirst)
        case "TensorDataset": data.role = "xy"
        case "DataLoader":
            data.batchSize = object["batch_size", 1].map { $0.integer ?? -1 } ?? 1
            if object["sampler"] != nil { data.changes.append("sampler") }
        case "argmax", "unique", "shape", "imshow", "print", "iter", "next": return nil
        default: data.changes.append(object.name)
        }
        return .data(data)
    }

    /// What a method makes of data.
    mutating func changed(_ data: ForeignData, by method: String, _ object: PythonObject) -> PythonValue {
        var data = data
        let first = object.arguments.first?.value
        switch method {
        case "astype", "cache", "prefetch", "shuffle", "float", "copy", "numpy", "to", "repeat", "long", "with_options":
            break
        case "reshape", "view":
            let shape = object.arguments.count > 1 ? object.arguments.map(\.value) : first?.items ?? []
            guard data.role == "x" else { break }
            let numbers = shape.dropFirst().map { $0.integer ?? 0 }
            let size = data.shape.reduce(1, *)
            // Up to a product that is too large already.
            let known = numbers.filter { $0 > 0 }.reduce(1) { $0 > size || $1 > size ? size + 1 : $0 * $1 }
            guard !numbers.contains(0), size % known == 0, numbers.count(where: { $0 < 0 }) <= 1 else {
                return unknown("data in a shape that is no literal")
            }
            data.shape = numbers.map { $0 < 0 ? size / known : $0 }
        case "batch": data.batchSize = first?.integer ?? -1
        case "map": data.changes.append("map")
        default:
            isCarried = false
            return unknown("what \"\(method)\" makes of the data")
        }
        return .data(data)
    }
}
