package ike.interop.swanctl;

import java.util.Optional;

/** Finds what a misspelt name was probably meant to be. */
final class NearestName {
    private NearestName() {
    }

    private static final int SHORTEST_BEGINNING = 3;

    /**
     * The candidate that needs the fewest edits, if these are few enough for the length; the first of equals. A name
     * that was broken off counts as one edit.
     */
    static Optional<String> of(String name, Iterable<String> candidates) {
        String nearest = null;
        int fewest = 1 + Math.max(1, name.length() / 3);
        for (String candidate : candidates) {
            boolean brokenOff = name.length() >= SHORTEST_BEGINNING && candidate.startsWith(name);
            int edits = brokenOff ? Math.min(1, edits(name, candidate)) : edits(name, candidate);
            if (edits < fewest) {
                fewest = edits;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** How many characters must be put in, left out, replaced or swapped with the next one. */
    static int edits(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = row(0, b.length());
        for (int i = 1; i <= a.length(); i++) {
            int[] next = row(i, b.length());
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(replaced, 1 + Math.min(last[j], next[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    next[j] = Math.min(next[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = next;
        }
        return last[b.length()];
    }

    private static int[] row(int first, int length) {
        int[] row = new int[length + 1];
        for (int j = 0; j <= length; j++) {
            row[j] = first == 0 ? j : first;
        }
        return row;
    }
}
