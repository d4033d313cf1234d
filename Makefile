# bnbook: `make report` and `make test` are all a newcomer needs; `make help` lists the rest.
PREFIX ?= /usr/local
OUTPUT ?= output
ROUNDS ?= 3
# Two builds beside each other. Reports, tests and CI have one that is optimized only where Package.swift says so, which takes
# a third of the time; what is installed and measured is optimized throughout.
BUILD  := .build/release
SWIFT_BUILD = swift build -c release -debug-info-format none --explicit-target-dependency-import-check error -Xswiftc -Onone -Xswiftc -enable-testing
SWIFT_TEST = swift test -c release --skip-build -Xswiftc -enable-testing
OPTIMIZED := .build/optimized/release
SWIFT_OPTIMIZED = swift build -c release -debug-info-format none --scratch-path .build/optimized

HUNT   ?= 3600

.PHONY: optimized bench-build bench-runs worker check-cluster check-older help setup setup-pdf build build-tests report claims data test hunt gallery verify certificates check-neon check-allocations bench bench-peers bench-layers bench-literate bench-preview install uninstall clean check-pages record-gallery check-pdf screenshots lint release

help:
	@echo "make report               set up, build, and render notebooks/ into output/"
	@echo "make claims               test what is said of batch normalization, into output/claims (some minutes)"
	@echo "make data                 learn from tables and coloured shapes, into output/data"
	@echo "make setup-pdf            install Typst for --to pdf, into an environment of bnbook's own"
	@echo "make test                 set up, and run every test"
	@echo "make hunt                 look for faults by drawn input, an hour for each area (HUNT=3600 seconds)"
	@echo "make lint                 check the layout of the code (swift format, 120 columns)"
	@echo "make gallery              draw every kind of chart, light and dark, into .build/gallery.html"
	@echo "make verify               run the reports in output/ again, and compare every byte (MNIST needed)"
	@echo "make certificates         verify each report in output/, and write its certificate beside it"
	@echo "make check-older          build older versions (minutes each), and verify a report of each by the version that made it"
	@echo "make check-neon           compare the kernels for ARM, under an emulator, with this machine's"
	@echo "make check-allocations    make sure that a step of training takes nothing from the heap"
	@echo "make worker               build the one file that a cluster's nodes need, .build/bnbook-worker"
	@echo "make check-cluster        render over a real Slurm cluster on this machine, and compare (Debian's packages needed)"
	@echo "make check-pages          open pages in a browser and check them"
	@echo "make record-gallery       record the pictures in docs/gallery anew, after a change of the look"
	@echo "make check-pdf            make PDFs of the pages and check that they are accessible"
	@echo "make screenshots          pictures of the reports in $(OUTPUT), in .build/screenshots"
	@echo "make bench                time the engine on MNIST"
	@echo "make bench-peers          time bnbook beside Keras, PyTorch and JAX (ROUNDS=3)"
	@echo "make bench-literate       time renders beside R Markdown, nbconvert and Jupyter Book (ROUNDS=3)"
	@echo "make bench-preview        time the preview, from a save to the repainted page"
	@echo "make bench-layers         time convolutions and recurrent layers beside PyTorch"
	@echo "make bench-runs           time renders of twenty thousand kept runs"
	@echo "make bench-build          what a fresh clone costs until its first report, beside 82ac147 and by module"
	@echo "make build                build into $(BUILD), soon done"
	@echo "make optimized            build into $(OPTIMIZED), for daily use"
	@echo "make install PREFIX=DIR   make optimized, and put bnbook under a prefix (default $(PREFIX))"
	@echo "make uninstall PREFIX=DIR take it away again"
	@echo "make release              check and tag the version of Sources/CLI/Version.swift, and archive its source"
	@echo "make clean                delete what was built"

setup:
	@sh scripts/setup

setup-pdf:
	@sh scripts/setup-pdf

# BUILT=1 says that all is built: to look whether it is takes some seconds each time, and no two can look at once.
build: setup
ifndef BUILT
	$(SWIFT_BUILD) --product BNBook
	$(SWIFT_BUILD) --product bnbook
endif

optimized: setup
	$(SWIFT_OPTIMIZED) --product BNBook
	$(SWIFT_OPTIMIZED) --product bnbook

report: build
	$(BUILD)/bnbook render notebooks --output $(OUTPUT)
	@echo "Open $(OUTPUT)/q1.html in a browser."

claims: build
	$(BUILD)/bnbook render notebooks/claims --output $(OUTPUT)/claims

data: build
	$(BUILD)/bnbook render notebooks/data --output $(OUTPUT)/data

build-tests: setup
ifndef BUILT
	$(SWIFT_BUILD) --build-tests
endif

test: build-tests
	$(SWIFT_TEST)

# Drawn documents, bibliographies, tables, numbers and interruptions, beside what they must give.
hunt: build build-tests
	HUNT_TEST="$(SWIFT_TEST)" scripts/hunt/all $(HUNT)

lint:
	swift format lint --strict --recursive --parallel Sources Tests Benchmarks Package.swift

gallery: build-tests
	GALLERY="$(CURDIR)/.build/gallery.html" $(SWIFT_TEST) --filter GalleryPageTests
	@echo "Open .build/gallery.html in a browser."

verify: build
	$(BUILD)/bnbook verify $(OUTPUT) $(OUTPUT)/claims
	$(BUILD)/bnbook verify $(OUTPUT)/data --files notebooks/data

certificates: build
	scripts/certify $(OUTPUT)
	scripts/certify $(OUTPUT)/claims
	scripts/certify $(OUTPUT)/data --files notebooks/data

# Every version that reports are from, by the way that `verify` names.
check-older:
	for version in Tests/CLITests/Older/*; do scripts/verify-with $$(basename $$version) $$version/*.html || exit 1; done

check-neon: build
	sh scripts/check-neon $(BUILD)

check-allocations: setup
ifndef BUILT
	$(SWIFT_BUILD) --product EngineBenchmark
endif
	$(BUILD)/EngineBenchmark allocations

# Every theme of the pages in Tests/Pages, and the pictures of docs/gallery; nothing is kept between two checks.
check-pages: build
	@sh scripts/browser/setup
	@rm -rf .build/pages
	for theme in article book plain; do \
	    BNBOOK_STORE=.build/pages/store $(BUILD)/bnbook render Tests/Pages --theme $$theme --output .build/pages/$$theme --quiet || exit 1; \
	done
	BNBOOK_STORE=.build/pages/store $(BUILD)/bnbook render Tests/Pages --single --to html --output .build/pages/article --quiet
	scripts/browser/check .build/pages/article .build/pages/book .build/pages/plain
	scripts/browser/gallery .build/pages/article/gallery.html
	scripts/browser/figures .build/pages/article
	BNBOOK_STORE=.build/pages/store $(BUILD)/bnbook render Tests/Formulas --to html --output .build/pages/formulas --quiet
	scripts/browser/formulas .build/pages/formulas/katex.html
	scripts/browser/preview $(BUILD)/bnbook

# After a change of the look: read the difference of the pictures.
record-gallery: build
	@sh scripts/browser/setup
	BNBOOK_STORE=.build/pages/store $(BUILD)/bnbook render Tests/Pages/gallery.md --output .build/pages/article --quiet
	scripts/browser/gallery .build/pages/article/gallery.html --record

check-pdf: build setup-pdf
	@rm -rf .build/pdf-store
	scripts/pdf/check

# What carries out tasks of a cluster, without cmark, Duktape, ICU and Swift's libraries: a file to be copied.
worker: setup
	swift build -c release --static-swift-stdlib --scratch-path .build/worker --product bnbook-worker
	strip -o .build/bnbook-worker .build/worker/release/bnbook-worker

# A sweep over four nodes, and each way in which a cluster fails; too slow for every change.
check-cluster: build
	scripts/cluster/check all

screenshots:
	@sh scripts/browser/setup
	scripts/browser/screenshots $(OUTPUT) .build/screenshots

bench: setup
	$(SWIFT_OPTIMIZED) --product EngineBenchmark
	$(OPTIMIZED)/EngineBenchmark workload

# A small convolutional network and an LSTM, beside PyTorch.
bench-layers: setup
	$(SWIFT_OPTIMIZED) --product EngineBenchmark
	Benchmarks/peers/layers --rounds $(ROUNDS)

# BNBOOK_DATA names the folder that holds mnist/; the frameworks are installed into .build/peers.
bench-peers: optimized
	$(SWIFT_OPTIMIZED) --product EngineBenchmark
	Benchmarks/peers/run --rounds $(ROUNDS)
	Benchmarks/peers/networks --rounds $(ROUNDS)

bench-build: setup
	Benchmarks/build/run

bench-runs: optimized
	Benchmarks/runs/run

bench-literate: optimized
	Benchmarks/literate/run --rounds $(ROUNDS)

bench-preview: optimized
	@sh scripts/browser/setup
	Benchmarks/preview/run

install: optimized
	$(SWIFT_OPTIMIZED) --product generate-manual
	PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' sh scripts/install

uninstall:
	PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' sh scripts/install --remove

release:
	@bash scripts/release

clean:
	swift package clean
	rm -rf .build/optimized .build/worker
