/// Names become places at equal distances.
struct CategoryScale: Equatable {
    private(set) var categories: [String]
    private var places: [String: Int]
    /// The pixels of both ends.
    var start = 0.0
    var end = 1.0
    /// The share of a step that stays empty between two places.
    var padding = 0.2

    /// Places for `categories` in order; repeated ones count once.
    init(_ categories: [String]) {
        self.categories = []
        places = [:]
        for category in categories where places[category] == nil {
            places[category] = self.categories.count
            self.categories.append(category)
        }
    }

    /// The distance between two places in pixels.
    var step: Double { (end - start).magnitude / Double(max(1, categories.count)) }
    /// What a bar may fill.
    var bandwidth: Double { step * (1 - padding) }

    /// The middle of the place of `category`.
    func position(_ category: String) -> Double? {
        places[category].map { start + (Double($0) + 0.5) * (end - start) / Double(max(1, categories.count)) }
    }
}
