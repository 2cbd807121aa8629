package ike.crypto.eap;

import ike.crypto.Algorithms;
import ike.crypto.Encryption;
import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * MS-CHAP-V2 (RFC 2759 §8) and the keys that it gives (RFC 3079 §3). Names are those of the RFCs' pseudocode. All
 * secrets given are lent; what is returned is the caller's.
 */
public final class MsChapV2 {
    /** Octets of the master session key: two keys of 16, and 32 of zero. */
    public static final int MSK_LENGTH = 64;

    private static final Encryption DES = Algorithms.encryption(EncryptionId.ENCR_DES, OptionalInt.empty())
            .orElseThrow();
    private static final Bytes MAGIC_1 = Bytes.utf8("Magic server to client signing constant");
    private static final Bytes MAGIC_2 = Bytes.utf8("Pad to make it do more than one iteration");
    private static final Bytes MASTER_KEY = Bytes.utf8("This is the MPPE Master Key");
    private static final Bytes CLIENT_SENDS = Bytes
            .utf8("On the client side, this is the send key; on the server side, it is the receive key.");
    private static final Bytes SERVER_SENDS = Bytes
            .utf8("On the client side, this is the receive key; on the server side, it is the send key.");
    private static final Bytes SHA_PAD_1 = Bytes.zeros(40);
    private static final Bytes SHA_PAD_2 = filled(0xf2, 40);

    private MsChapV2() {
    }

    /**
     * NtPasswordHash: MD4 of the password in UTF-16, low octet first (§8.3).
     *
     * @param password in UTF-8
     */
    public static Secret ntPasswordHash(Secret password) {
        try (Secret unicode = utf16(password)) {
            return OldHash.md4().add(unicode).finish();
        }
    }

    /** GenerateNTResponse, 24 octets (§8.1). */
    public static Bytes ntResponse(Bytes authenticatorChallenge, Bytes peerChallenge, Bytes userName,
            Secret passwordHash) {
        Bytes challenge = challengeHash(peerChallenge, authenticatorChallenge, userName);
        byte[] keys = new byte[21];
        copy(passwordHash, keys, 0);
        try (Secret padded = Secret.owning(keys)) {
            return Bytes.concat(des(challenge, padded, 0), des(challenge, padded, 7), des(challenge, padded, 14));
        }
    }

    /** ChallengeHash, 8 octets (§8.2). */
    static Bytes challengeHash(Bytes peerChallenge, Bytes authenticatorChallenge, Bytes userName) {
        return OldHash.sha1().add(peerChallenge).add(authenticatorChallenge).add(userName).finishPublic().slice(0, 8);
    }

    /** GenerateAuthenticatorResponse, as the 20 octets that are sent in hexadecimal behind {@code S=} (§8.7). */
    public static Bytes authenticatorResponse(Secret passwordHash, Bytes ntResponse, Bytes peerChallenge,
            Bytes authenticatorChallenge, Bytes userName) {
        try (Secret hashHash = OldHash.md4().add(passwordHash).finish();
                Secret digest = OldHash.sha1().add(hashHash).add(ntResponse).add(MAGIC_1).finish()) {
            return OldHash.sha1().add(digest).add(challengeHash(peerChallenge, authenticatorChallenge, userName))
                    .add(MAGIC_2).finishPublic();
        }
    }

    /**
     * The MSK, 64 octets: the key that the client sends with, the one that the server sends with (RFC 3079 §3.3), and
     * zeros, in the order in which RADIUS servers hand them out (the server's MS-MPPE-Recv-Key first).
     */
    public static Secret msk(Secret passwordHash, Bytes ntResponse) {
        try (Secret hashHash = OldHash.md4().add(passwordHash).finish();
                Secret digest = OldHash.sha1().add(hashHash).add(ntResponse).add(MASTER_KEY).finish();
                Secret master = digest.slice(0, 16);
                Secret clientSends = startKey(master, CLIENT_SENDS);
                Secret serverSends = startKey(master, SERVER_SENDS)) {
            byte[] msk = new byte[MSK_LENGTH];
            copy(clientSends, msk, 0);
            copy(serverSends, msk, 16);
            return Secret.owning(msk);
        }
    }

    /** GetAsymmetricStartKey for 128 bits (RFC 3079 §3.3); at least 16 octets, of which the first 16 count. */
    private static Secret startKey(Secret master, Bytes magic) {
        return OldHash.sha1().add(master).add(SHA_PAD_1).add(magic).add(SHA_PAD_2).finish();
    }

    private static void copy(Secret from, byte[] to, int at) {
        byte[] octets = OldHash.octetsOf(from);
        System.arraycopy(octets, 0, to, at, 16);
        Arrays.fill(octets, (byte) 0);
    }

    /** DesEncrypt with the seven octets of key at {@code from} (§8.6): one block, so a zero IV changes nothing. */
    private static Bytes des(Bytes clear, Secret keys, int from) {
        byte[] raw = OldHash.octetsOf(keys);
        try (Secret key = Secret.owning(withParity(raw, from))) {
            return DES.seal(key, Bytes.zeros(8), Bytes.EMPTY, clear);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    /** Spreads 56 bits over eight octets, each with odd parity in its lowest bit (§8.6, §9.3). */
    static byte[] withParity(byte[] raw, int from) {
        long bits = 0;
        for (int i = 0; i < 7; i++) {
            bits = (bits << 8) | (raw[from + i] & 0xff);
        }
        byte[] key = new byte[8];
        for (int i = 0; i < 8; i++) {
            int seven = (int) (bits >>> (7 * (7 - i))) & 0x7f;
            key[i] = (byte) ((seven << 1) | (~Integer.bitCount(seven) & 1));
        }
        return key;
    }

    private static Secret utf16(Secret password) {
        byte[] utf8 = OldHash.octetsOf(password);
        CharBuffer chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
        byte[] octets = new byte[2 * chars.length()];
        for (int i = 0; i < chars.length(); i++) {
            octets[2 * i] = (byte) chars.charAt(i);
            octets[2 * i + 1] = (byte) (chars.charAt(i) >>> 8);
        }
        Arrays.fill(utf8, (byte) 0);
        Arrays.fill(chars.array(), '\0');
        return Secret.owning(octets);
    }

    private static Bytes filled(int value, int length) {
        byte[] octets = new byte[length];
        Arrays.fill(octets, (byte) value);
        return Bytes.owning(octets);
    }
}
