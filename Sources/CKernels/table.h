/// The operations in the order of BNKernels; scalar.c and vector.h fill their tables with them.
product, gatheredProduct, imageProduct, imageUpdate, update, columnSums, columnProducts, moments, normalize, normalizeGradient, normalizeGroups,
normalizeGroupsGradient, activate, activateGradient, drop, softmaxLoss, maxPool, maxPoolGradient, averagePool, averagePoolGradient, recurrentStep,
recurrentStepGradient, lstmStep, lstmStepGradient, gruStep, gruStepGradient,
