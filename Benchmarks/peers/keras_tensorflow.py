"""The workload in Keras on TensorFlow: `fit` with validation data, all settings Keras's own."""
import time

begun = time.perf_counter()
import keras
from keras import Sequential
from keras.layers import Activation, BatchNormalization, Dense, Flatten, Input
import tensorflow as tf

import mnist

imported = time.perf_counter()
(x_train, y_train), (x_test, y_test) = mnist.load()
x_train, x_test = x_train / 255.0, x_test / 255.0


def model(name):
    if name == "baseline":
        return Sequential([Input((28, 28)), Flatten(), Dense(128, activation="relu"), Dense(10, activation="softmax")])
    return Sequential([
        Input((28, 28)), Flatten(), Dense(128), BatchNormalization(), Activation("relu"), Dense(10, activation="softmax"),
    ])


accuracies = []
for name, batch_size in mnist.TRIALS:
    network = model(name)
    network.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    history = network.fit(
        x_train, y_train, batch_size=batch_size, epochs=mnist.EPOCHS, validation_data=(x_test, y_test), verbose=0)
    accuracies.append(history.history["val_accuracy"][-1])
mnist.report("Keras (TensorFlow)", f"{keras.__version__} ({tf.__version__})", begun, imported, accuracies)
