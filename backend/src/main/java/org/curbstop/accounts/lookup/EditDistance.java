package org.curbstop.accounts.lookup;

/** Edit distance between two spellings. */
final class EditDistance {

    private EditDistance() {}

    /**
     * Returns the number of letters that are wrong, missing, extra or swapped with a neighbor (optimal string alignment: Boytsov, "Indexing
     * methods for approximate dictionary searching", 2011). Commons Text counts a swap as two edits, although it is the most common typing
     * error.
     *
     * @return {@code maxDistance + 1} if there are more than {@code maxDistance}
     */
    static int between(String one, String other, int maxDistance) {
        if (Math.abs(one.length() - other.length()) > maxDistance) {
            return maxDistance + 1;
        }
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int wrong = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + wrong);
                if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return Math.min(last[other.length()], maxDistance + 1);
    }
}
