package dev.penstock.inference.basket;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes with what: for each known item the others that it speaks for, strongest first.
 *
 * @param items their ids, the most frequent first
 * @param others for each item the indexes of others
 * @param weights for each item the weights of those others; what an item in a basket adds to another's score
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only read
public record Neighbours(List<String> items, int[][] others, float[][] weights) {
    private static final int MARK = 0x50535442; // "PSTB"
    private static final int FORMAT = 1;
    private static final int ITEMS_MAX = 100_000;

    public Neighbours {
        items = List.copyOf(items);
        if (others.length != items.size() || weights.length != items.size()) {
            throw new IllegalArgumentException("baskets: %d items need as many rows, found %d and %d"
                    .formatted(items.size(), others.length, weights.length));
        }
    }

    public byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeInt(FORMAT);
            out.writeInt(items.size());
            for (int item = 0; item < items.size(); item++) {
                out.writeUTF(items.get(item));
                out.writeInt(others[item].length);
                for (int i = 0; i < others[item].length; i++) {
                    out.writeInt(others[item][i]);
                    out.writeFloat(weights[item][i]);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException when the bytes are not of this format; the message says what was found */
    public static Neighbours read(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            require("mark", MARK, in.readInt());
            require("format", FORMAT, in.readInt());
            int count = bounded("items", in.readInt(), ITEMS_MAX);
            List<String> items = new ArrayList<>();
            int[][] others = new int[count][];
            float[][] weights = new float[count][];
            for (int item = 0; item < count; item++) {
                items.add(in.readUTF());
                int length = bounded("others of an item", in.readInt(), count);
                others[item] = new int[length];
                weights[item] = new float[length];
                for (int i = 0; i < length; i++) {
                    others[item][i] = bounded("an item's index", in.readInt(), count - 1);
                    weights[item][i] = in.readFloat();
                }
            }
            require("bytes after the end", 0, in.available());
            return new Neighbours(items, others, weights);
        }
    }

    private static int bounded(String what, int found, int max) throws IOException {
        if (found < 0 || found > max) {
            throw new IOException("baskets: %s must be 0 to %d, found %d".formatted(what, max, found));
        }
        return found;
    }

    private static void require(String what, int allowed, int found) throws IOException {
        if (found != allowed) {
            throw new IOException("baskets: %s must be %d, found %d".formatted(what, allowed, found));
        }
    }
}
