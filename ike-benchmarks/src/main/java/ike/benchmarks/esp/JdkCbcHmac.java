package ike.benchmarks.esp;

import ike.crypto.SecretAccess;
import ike.engine.EspSa;
import ike.wire.BigEndian;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-CBC and then HMAC-SHA2-256 (RFC 3602, RFC 4868). Its vectors count, which is cheaper than a real sender's. */
final class JdkCbcHmac implements JdkAlone {
    private static final int IV = 16;
    private static final int TAG = 16;

    private final Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    private final Mac mac = Mac.getInstance("HmacSHA256");
    private final SecretKey key;
    private final byte[] icv;
    private long counter;

    JdkCbcHmac(EspSa sa) throws GeneralSecurityException {
        key = new SecretKeySpec(sa.encryptionKey().reveal(SecretAccess.forProvider()).toArray(), "AES");
        mac.init(new SecretKeySpec(sa.integrityKey().reveal(SecretAccess.forProvider()).toArray(), "HmacSHA256"));
        icv = new byte[mac.getMacLength()];
    }

    @Override
    public int overhead() {
        return HEADER + IV + TAG;
    }

    @Override
    public int seal(byte[] plain, int length, byte[] packet) throws GeneralSecurityException {
        BigEndian.put64(packet, HEADER, ++counter);
        ready(Cipher.ENCRYPT_MODE, packet);
        int end = HEADER + IV + cipher.doFinal(plain, 0, length, packet, HEADER + IV);
        mac.update(packet, 0, end);
        mac.doFinal(icv, 0);
        System.arraycopy(icv, 0, packet, end, TAG);
        return end + TAG;
    }

    @Override
    public int open(byte[] packet, int length, byte[] plain) throws GeneralSecurityException {
        int end = length - TAG;
        mac.update(packet, 0, end);
        mac.doFinal(icv, 0);
        if (!MessageDigest.isEqual(Arrays.copyOf(icv, TAG), Arrays.copyOfRange(packet, end, length))) {
            throw new AEADBadTagException();
        }
        ready(Cipher.DECRYPT_MODE, packet);
        return cipher.doFinal(packet, HEADER + IV, end - HEADER - IV, plain, 0);
    }

    private void ready(int mode, byte[] packet) throws GeneralSecurityException {
        cipher.init(mode, key, new IvParameterSpec(packet, HEADER, IV));
    }
}
