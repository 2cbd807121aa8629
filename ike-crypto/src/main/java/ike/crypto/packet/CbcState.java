package ike.crypto.packet;

import ike.crypto.Backend;
import ike.crypto.ConstantTime;
import ike.crypto.Integrity;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/**
 * What both directions of AES-CBC with a separate integrity check share.
 *
 * <p>
 * The cipher is keyed once, with a vector of zeros, and each packet's own vector is added to the first block by hand:
 * CBC does nothing else with it, and the cipher needs neither parameters nor a new start for each packet.
 */
final class CbcState implements AutoCloseable {
    private static final int BLOCK = 16;

    private final Cipher cipher = Backend.cipher("AES/CBC/NoPadding");
    private final Integrity.Run check;
    private final boolean extended;
    private final byte[] first = new byte[BLOCK];
    private final byte[] high = new byte[4];
    private final byte[] icv;
    private boolean closed;

    CbcState(int mode, PacketTransform transform, boolean extended, Secret key, Integrity.Run check) {
        if (key.length() != transform.encryption().keyLength()) {
            throw new IllegalArgumentException("AES-" + transform.encryption().keyBits() + " takes another key than "
                    + key.length() + " octets");
        }
        this.extended = extended;
        this.check = check;
        icv = new byte[transform.icvLength()];
        try {
            cipher.init(mode, key.asKey("AES", SecretAccess.forProvider()), new IvParameterSpec(new byte[BLOCK]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key's length was checked", e);
        }
    }

    /** Encrypts {@code length} octets into the packet, behind the vector that stands at {@code ivOffset}. */
    void encrypt(byte[] plain, int offset, int length, byte[] packet, int ivOffset) throws GeneralSecurityException {
        for (int i = 0; i < BLOCK; i++) {
            first[i] = (byte) (plain[offset + i] ^ packet[ivOffset + i]);
        }
        int at = ivOffset + BLOCK;
        at += cipher.update(first, 0, BLOCK, packet, at);
        cipher.doFinal(plain, offset + BLOCK, length - BLOCK, packet, at);
    }

    /** Decrypts {@code length} octets of the packet, which follow the vector that stands at {@code ivOffset}. */
    void decrypt(byte[] packet, int ivOffset, int length, byte[] plain, int offset) throws GeneralSecurityException {
        cipher.doFinal(packet, ivOffset + BLOCK, length, plain, offset);
        for (int i = 0; i < BLOCK; i++) {
            plain[offset + i] ^= packet[ivOffset + i];
        }
    }

    /** Writes the integrity check value over {@code length} octets of the packet. */
    void icv(byte[] packet, int offset, int length, int sequenceHigh, byte[] target, int targetOffset) {
        if (closed) {
            throw new IllegalStateException("this SA was removed");
        }
        check.add(packet, offset, length);
        if (extended) {
            OutboundSequence.INT.set(high, 0, sequenceHigh);
            check.add(high, 0, high.length);
        }
        check.finish(target, targetOffset);
    }

    /** Whether the right integrity check value follows {@code length} octets of the packet. */
    boolean verified(byte[] packet, int offset, int length, int sequenceHigh) {
        icv(packet, offset, length, sequenceHigh, icv, 0);
        return ConstantTime.equal(icv, 0, packet, offset + length, icv.length);
    }

    @Override
    public void close() {
        closed = true;
    }
}
