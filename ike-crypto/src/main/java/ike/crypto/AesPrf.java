package ike.crypto;

import ike.wire.Bytes;
import ike.wire.v2.PrfId;
import java.util.Arrays;

/**
 * The PRFs that AES-128 makes: PRF_AES128_XCBC (RFC 4434 §2) and PRF_AES128_CMAC (RFC 4615 §3). Their MACs take keys of
 * 16 octets; other keys are made to fit: a longer one is MACed under a key of zeros, and so is a shorter one for CMAC,
 * while XCBC fills it with zeros.
 */
record AesPrf(PrfId id, Primitive<KeyedMac.Service> mac, boolean fillsWithZeros) implements Prf {
    private static final int LENGTH = 16;
    /** Octets that each nonce gives to the key of SKEYSEED (RFC 7296 §2.14). */
    private static final int HALF = LENGTH / 2;

    @Override
    public Primitive<?> primitive() {
        return mac;
    }

    @Override
    public int keyLength() {
        return LENGTH;
    }

    @Override
    public int outputLength() {
        return LENGTH;
    }

    @Override
    public Bytes nonceKey(Bytes ni, Bytes nr) {
        return Bytes.concat(ni.slice(0, Math.min(HALF, ni.length())), nr.slice(0, Math.min(HALF, nr.length())));
    }

    @Override
    public Run keyed(Secret key) {
        if (key.length() == LENGTH) {
            return run(key);
        }
        try (Secret fitting = fitting(key)) {
            return run(fitting);
        }
    }

    private Secret fitting(Secret key) {
        if (key.length() < LENGTH && fillsWithZeros) {
            return Secret.owning(Arrays.copyOf(key.octets(), LENGTH));
        }
        try (Secret zeros = Secret.owning(new byte[LENGTH]); MacRun run = run(zeros)) {
            return run.add(key).finish();
        }
    }

    private MacRun run(Secret key) {
        return new MacRun(Backends.of(mac).keyed(key), LENGTH);
    }
}
