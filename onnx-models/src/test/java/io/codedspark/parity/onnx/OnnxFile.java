package io.codedspark.parity.onnx;

import java.util.Arrays;

/** Makes ONNX files: a graph of nodes with weights, one input and one or more outputs. */
final class OnnxFile {

    private static final int FLOAT = 1;
    private static final int DOUBLE = 11;

    private final ProtoWriter graph = new ProtoWriter().text(2, "test");

    /** A node without attributes. */
    OnnxFile node(String operator, String output, String... inputs) {
        return node(operator, new ProtoWriter(), output, inputs);
    }

    /** A node whose attributes are lists of integers, named in pairs. */
    OnnxFile nodeWithInts(String operator, String attribute, long[] values, String output, String... inputs) {
        ProtoWriter ints = new ProtoWriter().text(1, attribute).number(20, 7);
        for (long value : values) {
            ints.number(8, value);
        }
        return node(operator, new ProtoWriter().message(5, ints), output, inputs);
    }

    /** Pooling over squares of 2 x 2. */
    OnnxFile pool(String output, String input) {
        ProtoWriter attributes = new ProtoWriter();
        for (String name : new String[] {"kernel_shape", "strides"}) {
            attributes.message(
                    5,
                    new ProtoWriter().text(1, name).number(20, 7).number(8, 2).number(8, 2));
        }
        return node("MaxPool", attributes, output, input);
    }

    OnnxFile weights(String name, float[] values, long... dimensions) {
        ProtoWriter tensor = new ProtoWriter();
        for (long dimension : dimensions) {
            tensor.number(1, dimension);
        }
        graph.message(5, tensor.number(2, FLOAT).text(8, name).bytes(9, ProtoWriter.littleEndian(values)));
        return this;
    }

    /** @param dimensions -1 for any size */
    OnnxFile input(String name, long... dimensions) {
        graph.message(11, value(name, FLOAT, dimensions));
        return this;
    }

    OnnxFile doubleInput(String name, long... dimensions) {
        graph.message(11, value(name, DOUBLE, dimensions));
        return this;
    }

    OnnxFile output(String name, long... dimensions) {
        graph.message(12, value(name, FLOAT, dimensions));
        return this;
    }

    OnnxFile doubleOutput(String name, long... dimensions) {
        graph.message(12, value(name, DOUBLE, dimensions));
        return this;
    }

    byte[] bytes() {
        return new ProtoWriter()
                .number(1, 8)
                .message(7, graph)
                .message(8, new ProtoWriter().text(1, "").number(2, 13))
                .toBytes();
    }

    private OnnxFile node(String operator, ProtoWriter attributes, String output, String... inputs) {
        ProtoWriter node = new ProtoWriter();
        for (String input : inputs) {
            node.text(1, input);
        }
        node.text(2, output).text(3, output).text(4, operator);
        graph.bytes(1, concat(node.toBytes(), attributes.toBytes()));
        return this;
    }

    private static ProtoWriter value(String name, int type, long... dimensions) {
        ProtoWriter shape = new ProtoWriter();
        for (long dimension : dimensions) {
            shape.message(1, dimension < 0 ? new ProtoWriter().text(2, "any") : new ProtoWriter().number(1, dimension));
        }
        ProtoWriter tensor = new ProtoWriter().number(1, type).message(2, shape);
        return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
