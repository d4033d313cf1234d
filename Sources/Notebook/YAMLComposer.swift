internal import CYAML

extension YAMLNode {
    /// The value of a YAML text of one document; `nil` where there is none. An alias stands for what it names.
    /// - Throws: `YAMLError`.
    package init?(yaml: String) throws {
        var yaml = yaml
        let root = try yaml.withUTF8 { bytes in
            var composer = YAMLComposer(bytes)
            return try composer.root()
        }
        guard let root else { return nil }
        self = root
    }
}

/// Makes nodes of libyaml's events.
private struct YAMLComposer: ~Copyable {
    /// libyaml keeps pointers to it, so it must stay where it is.
    private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    private let text: UnsafeBufferPointer<UInt8>
    private var anchors: [String: YAMLNode] = [:]

    /// `text` must outlive it.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        yaml_parser_initialize(parser)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    mutating func root() throws -> YAMLNode? {
        if text.isEmpty { return nil }
        _ = try next()
        guard case .other = try next().event else { return nil }
        let root = try node(try next(), depth: 0)
        _ = try next()
        let (event, place) = try next()
        guard case .end = event else { throw YAMLError.syntax("found a second document", at: place) }
        return root
    }
}

private extension YAMLComposer {
    /// What a text is made of; the beginnings of the stream and of documents, and their ends, are `other`.
    enum Event {
        case scalar(String, isPlain: Bool, anchor: String?)
        case sequence(anchor: String?)
        case mapping(anchor: String?)
        case alias(String)
        /// Of a list, a mapping or the stream.
        case end
        case other
    }

    /// Deeper lists and mappings would end in the end of the stack.
    static let greatestDepth = 100

    mutating func node(_ next: (event: Event, place: YAMLNode.Place), depth: Int) throws -> YAMLNode {
        let (event, place) = next
        if depth > Self.greatestDepth {
            throw YAMLError.syntax("found more than \(Self.greatestDepth) levels of lists and mappings", at: place)
        }
        switch event {
        case .scalar(let text, let isPlain, let anchor):
            return named(anchor, .scalar(text, isPlain: isPlain), place)
        case .sequence(let anchor): return named(anchor, .sequence(try items(depth)), place)
        case .mapping(let anchor): return named(anchor, .mapping(try pairs(depth)), place)
        case .alias(let name):
            guard let node = anchors[name] else { throw YAMLError.syntax("found undefined alias", at: place) }
            return node
        case .end, .other: throw YAMLError.syntax("found no value", at: place)
        }
    }

    mutating func named(_ anchor: String?, _ content: YAMLNode.Content, _ place: YAMLNode.Place) -> YAMLNode {
        let node = YAMLNode(content: content, place: place)
        if let anchor { anchors[anchor] = node }
        return node
    }

    mutating func items(_ depth: Int) throws -> [YAMLNode] {
        var items: [YAMLNode] = []
        while true {
            let item = try next()
            if case .end = item.event { return items }
            items.append(try node(item, depth: depth + 1))
        }
    }

    mutating func pairs(_ depth: Int) throws -> [(key: YAMLNode, value: YAMLNode)] {
        var pairs: [(key: YAMLNode, value: YAMLNode)] = [], places: [String: YAMLNode.Place] = [:]
        while true {
            let first = try next()
            if case .end = first.event { return pairs }
            let key = try node(first, depth: depth + 1)
            if let text = key.string, let earlier = places.updateValue(key.place, forKey: text) {
                throw YAMLError.duplicate(key: text, at: earlier)
            }
            pairs.append((key, try node(try next(), depth: depth + 1)))
        }
    }

    func next() throws -> (event: Event, place: YAMLNode.Place) {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw error }
        defer { yaml_event_delete(&event) }
        return (Event(event), YAMLNode.Place(event.start_mark))
    }

    var error: YAMLError {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "out of memory"
        guard parser.pointee.error == YAML_READER_ERROR else {
            return .syntax(problem, at: YAMLNode.Place(parser.pointee.problem_mark))
        }
        // What cannot be read has no mark yet.
        let before = String(decoding: text.prefix(parser.pointee.problem_offset), as: UTF8.self)
        let lines = before.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        return .syntax(problem, at: YAMLNode.Place(line: lines.count, column: (lines.last?.count ?? 0) + 1))
    }
}

private extension YAMLComposer.Event {
    init(_ event: yaml_event_t) {
        let data = event.data
        self =
            switch event.type {
            case YAML_SCALAR_EVENT:
                .scalar(
                    String(
                        decoding: UnsafeBufferPointer(start: data.scalar.value, count: data.scalar.length),
                        as: UTF8.self),
                    isPlain: data.scalar.style == YAML_PLAIN_SCALAR_STYLE, anchor: text(data.scalar.anchor))
            case YAML_SEQUENCE_START_EVENT: .sequence(anchor: text(data.sequence_start.anchor))
            case YAML_MAPPING_START_EVENT: .mapping(anchor: text(data.mapping_start.anchor))
            case YAML_ALIAS_EVENT: .alias(text(data.alias.anchor) ?? "")
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT, YAML_STREAM_END_EVENT: .end
            default: .other
            }
    }
}

private extension YAMLNode.Place {
    /// libyaml counts from 0.
    init(_ mark: yaml_mark_t) {
        self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }
}

private func text(_ name: UnsafeMutablePointer<UInt8>?) -> String? { name.map { String(cString: $0) } }
