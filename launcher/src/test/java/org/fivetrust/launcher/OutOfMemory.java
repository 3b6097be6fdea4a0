package org.fivetrust.launcher;

import java.util.ArrayList;

/** A program that takes all the memory there is. */
final class OutOfMemory {

    private OutOfMemory() {}

    public static void main(String[] arguments) {
        var all = new ArrayList<byte[]>();
        while (true) {
            all.add(new byte[1 << 20]);
        }
    }
}
