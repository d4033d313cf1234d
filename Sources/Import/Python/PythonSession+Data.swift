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
            let labels = object["label_mode", 0]
            let isOther = module == "cifar100" && labels.map { $0.text != "fine" } ?? false
            let parts = [false, true].map { isTest in
                let all = ["x", "y"].map { role in
                    var data = known.data(isTest: isTest, role: role)
                    if isOther { data.blame(object.place, "\"label_mode\" is not 'fine'") }
                    return PythonValue.data(data)
                }
                return PythonValue.list(all)
            }
            return .list(parts)
        }
        if object.path.contains("datasets"), let known = KnownData.all.first(where: { $0.torch == object.name }) {
            var data = known.data(isTest: object["train", 1]?.truth == false, role: "xy")
            note(object["transform", 2], in: &data)
            if let train = object["train", 1], train.truth == nil {
                data.blame(object.place, "\"train\" of \(object.name) is not True or False")
            }
            let known = ["root", "train", "transform", "download"]
            for argument in object.arguments where argument.name.map(known.contains) == false {
                if argument.value.literal != "None" {
                    data.blame(argument.place, "\"\(argument.name ?? "")\" of \(object.name) is not carried over")
                }
            }
            if object.arguments.count(where: { $0.name == nil }) > 3 {
                data.blame(object.place, "\(object.name) has arguments that are not followed")
            }
            return .data(data)
        }
        guard object.name == "load", ["tfds", "tensorflow_datasets"].contains(object.path.first),
            let known = KnownData.all.first(where: { $0.keras == object["name", 0]?.text })
        else { return nil }
        let splits = object["split", 1]?.items?.compactMap(\.text) ?? []
        let parts = PythonValue.list(
            splits.map { split in
                var data = known.data(isTest: split.hasPrefix("test"), role: "xy")
                if !["train", "test"].contains(split) {
                    data.blame(object.place, "\"split\" is '\(split)', which is not all of the samples")
                }
                return .data(data)
            })
        return object["with_info"]?.truth == true ? .list([parts, unknown("a data set's description")]) : parts
    }

    /// What transforms of torchvision's do to images.
    private func note(_ transform: PythonValue?, in data: inout ForeignData) {
        switch transform {
        case .object(let object) where object.name == "Compose":
            for item in object["transforms", 0]?.items ?? [unknown("a transform")] { note(item, in: &data) }
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
            guard let images = given.first?.data, given.count == 2 else { return nil }
            return .data(paired(images, given[1], object))
        }
        let isFirst = object.arguments.first?.value.data != nil
        switch object.name {
        case _ where reads(object): return nil
        case "to_categorical", "cast", "array", "asarray", "from_numpy", "tensor", "Tensor", "FloatTensor", "one_hot",
            "float32":
            break
        case "expand_dims", "unsqueeze": data.shape.append(1)
        case "reshape": return changed(data, by: "reshape", object.withoutFirst)
        case "TensorDataset" where object.arguments.count == 2:
            data = paired(data, object.arguments[1].value, object)
        case "DataLoader":
            data.batchSize = object["batch_size", 1].map { $0.integer ?? -1 } ?? 1
            data.isShuffled = object["shuffle", 2]?.truth ?? false
            let known = [
                "dataset", "batch_size", "shuffle", "num_workers", "pin_memory", "persistent_workers",
                "prefetch_factor", "in_order", "generator", "worker_init_fn", "timeout", "pin_memory_device",
                "multiprocessing_context",
            ]
            for (number, argument) in object.arguments.enumerated() {
                if argument.name.map(known.contains) ?? (number < 3) { continue }
                if ["None", "False"].contains(argument.value.literal) { continue }
                // Where batches are all whole none is dropped.
                if argument.name == "drop_last", argument.value.truth == true, let size = data.batchSize, size > 0,
                    (data.range?.count ?? data.count) % size == 0
                {
                    continue
                }
                data.problems.append(argument.lacking(in: "DataLoader"))
            }
            if let shuffle = object["shuffle", 2], shuffle.truth == nil {
                data.blame(object.place, "\"shuffle\" of DataLoader is not True or False")
            }
        case "argmax", "unique", "shape", "imshow", "print", "iter", "next": return nil
        case _ where Self.ofPixels.contains(object.name) && isFirst && data.role == "x":
            data.changes.append(object.name)
        default:
            // The arrays themselves may be others now; NumPy's functions but these give new ones.
            let inPlace = ["shuffle", "put", "copyto", "place", "putmask", "fill_diagonal", "put_along_axis"]
            if object.path.first != "numpy" || inPlace.contains(object.name) || object["out"] != nil {
                change(object, object.name)
            }
            data.blame(object.place, "what \"\(object.name)\" makes of \(data.words) is not followed")
        }
        return .data(data)
    }

    /// Images with their classes.
    private func paired(_ images: ForeignData, _ labels: PythonValue, _ object: PythonObject) -> ForeignData {
        var data = images
        data.role = "xy"
        if labels.data?.role == "y", labels.data?.range == data.range, labels.data?.isTest == data.isTest {
            data.problems += labels.data?.problems ?? []
        } else {
            data.blame(object.place, "the images are not paired with their classes")
        }
        return data
    }

    /// Functions that give every pixel, or image, another value.
    private static let ofPixels: Set = [
        "normalize", "clip", "sqrt", "square", "log", "log1p", "exp", "round", "add", "subtract", "multiply", "divide",
        "power", "minimum", "maximum", "where", "preprocess_input", "negative", "invert",
    ]

    /// What a method makes of data.
    mutating func changed(_ data: ForeignData, by method: String, _ object: PythonObject) -> PythonValue {
        var data = data
        let first = object.arguments.first?.value
        switch method {
        case "astype", "cache", "prefetch", "float", "copy", "numpy", "to", "long", "with_options", "type", "clone",
            "cpu", "cuda", "int", "detach":
            break
        case "shuffle" where data.role == "xy":
            data.isShuffled = true
            data.buffer = (object["buffer_size"] ?? first)?.integer
            if let again = object["reshuffle_each_iteration", 2], again.truth != true {
                data.blame(object.place, "\"reshuffle_each_iteration\" is \(again.words): each epoch has one order")
            }
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
        case "batch" where object["drop_remainder", 1].map { $0.truth == false } ?? true:
            data.batchSize = (object["batch_size"] ?? first)?.integer ?? -1
            data.isShuffled = data.isShuffled ?? false
        case "map" where data.role == "x" || first.map(keepsLabels) == true: data.changes.append("map")
        default:
            isCarried = false
            if !Self.reading.contains(method), !Self.describing.contains(method) {
                change(.data(data), object.place, "what \"\(method)\" does to \(data.words) is not followed")
                change(object, method)
            }
            return unknown("what \"\(method)\" makes of the data")
        }
        return .data(data)
    }
}
