package ike.benchmarks.esp;

import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.engine.EspSa;
import ike.wire.BigEndian;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-GCM with a vector that counts (RFC 4106). */
final class JdkGcm implements JdkAlone {
    private static final int IV = 8;
    private static final int TAG = 16;

    private final Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    private final SecretKey key;
    private final byte[] nonce;
    private final int saltLength;
    private long counter;

    JdkGcm(EspSa sa) throws GeneralSecurityException {
        saltLength = sa.encryptionKey().length() - sa.keyBits() / 8;
        try (Secret aes = sa.encryptionKey().slice(0, sa.keyBits() / 8)) {
            key = new SecretKeySpec(aes.reveal(SecretAccess.forProvider()).toArray(), "AES");
        }
        nonce = new byte[saltLength + IV];
    }

    @Override
    public int overhead() {
        return HEADER + IV + TAG;
    }

    @Override
    public int seal(byte[] plain, int length, byte[] packet) throws GeneralSecurityException {
        BigEndian.put64(packet, HEADER, ++counter);
        ready(Cipher.ENCRYPT_MODE, packet);
        return HEADER + IV + cipher.doFinal(plain, 0, length, packet, HEADER + IV);
    }

    @Override
    public int open(byte[] packet, int length, byte[] plain) throws GeneralSecurityException {
        ready(Cipher.DECRYPT_MODE, packet);
        return cipher.doFinal(packet, HEADER + IV, length - HEADER - IV, plain, 0);
    }

    private void ready(int mode, byte[] packet) throws GeneralSecurityException {
        System.arraycopy(packet, HEADER, nonce, saltLength, IV);
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(packet, 0, HEADER);
    }
}
