package ike.crypto;

import ike.wire.Bytes;
import java.util.Arrays;

/** A keyed MAC as the PRFs and the integrity algorithms of IKE use it: cut to a length, over octets of either kind. */
final class MacRun implements Prf.Run, Integrity.Run {
    private final KeyedMac mac;
    private final int resultLength;
    private final byte[] whole;

    /** @param resultLength octets that a result is cut to, at most the MAC's length */
    MacRun(KeyedMac mac, int resultLength) {
        this.mac = mac;
        this.resultLength = resultLength;
        whole = new byte[mac.length()];
    }

    @Override
    public MacRun add(Bytes octets) {
        byte[] array = octets.toArray();
        mac.add(array, 0, array.length);
        return this;
    }

    @Override
    public MacRun add(Secret octets) {
        mac.add(octets.octets(), 0, octets.length());
        return this;
    }

    @Override
    public void add(byte[] octets, int offset, int length) {
        mac.add(octets, offset, length);
    }

    @Override
    public Secret finish() {
        return Secret.owning(result());
    }

    @Override
    public Bytes finishPublic() {
        return Bytes.owning(result());
    }

    @Override
    public void finish(byte[] target, int offset) {
        mac.finish(whole, 0);
        System.arraycopy(whole, 0, target, offset, resultLength);
    }

    @Override
    public void close() {
        mac.close();
        Arrays.fill(whole, (byte) 0);
    }

    private byte[] result() {
        byte[] result = new byte[resultLength];
        finish(result, 0);
        return result;
    }
}
