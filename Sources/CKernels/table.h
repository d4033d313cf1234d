/// Every operation under its name in BNKernels; scalar.c and vector.h fill their tables with them.
.product = product, .gatheredProduct = gatheredProduct, .imageProduct = imageProduct, .imageUpdate = imageUpdate,
.update = update, .columnSums = columnSums, .columnProducts = columnProducts, .moments = moments,
.normalize = normalize, .normalizeGradient = normalizeGradient, .normalizeGroups = normalizeGroups,
.normalizeGroupsGradient = normalizeGroupsGradient, .activate = activate, .activateGradient = activateGradient,
.drop = drop, .softmaxLoss = softmaxLoss, .maxPool = maxPool, .maxPoolGradient = maxPoolGradient,
.averagePool = averagePool, .averagePoolGradient = averagePoolGradient, .recurrentStep = recurrentStep,
.recurrentStepGradient = recurrentStepGradient, .lstmStep = lstmStep, .lstmStepGradient = lstmStepGradient,
.gruStep = gruStep, .gruStepGradient = gruStepGradient,
