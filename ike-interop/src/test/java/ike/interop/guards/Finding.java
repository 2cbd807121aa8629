package ike.interop.guards;

/**
 * One place where the house is not in order.
 *
 * @param where
 *            the class or the source file, as the allow-list names it
 * @param what
 *            what was found there, with its line
 * @param reason
 *            why it is not allowed
 */
record Finding(String where, String what, String reason) {

    @Override
    public String toString() {
        return where + ": " + what + "\n    because " + reason;
    }
}
