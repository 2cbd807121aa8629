package ike.interop.lab;

/**
 * A value for each side.
 *
 * @param ours for our side
 * @param peer for the peer's
 */
record Both<T>(T ours, T peer) {

    T of(Side side) {
        return side == Side.OURS ? ours : peer;
    }
}
