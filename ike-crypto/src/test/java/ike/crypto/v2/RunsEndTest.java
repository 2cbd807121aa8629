package ike.crypto.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithms;
import ike.crypto.DerivationLog;
import ike.crypto.Prf;
import ike.crypto.Primitive;
import ike.crypto.Secret;
import ike.crypto.v1.Skeyid;
import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Whatever is derived, each run of the PRF is closed behind it, and with that the key in the library is forgotten. */
class RunsEndTest {
    private static final Bytes NI = Bytes.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    private static final Bytes NR = Bytes.zeros(16);
    private static final IkeSpi SPI = new IkeSpi(0x0102030405060708L);

    private int open;
    private int opened;

    @Test
    void noKeyStaysInARun() {
        Prf prf = new Counting(Algorithms.prf(PrfId.PRF_HMAC_SHA2_256).orElseThrow());
        IkeAlgorithms suite = new IkeAlgorithms(
                Algorithms.encryption(EncryptionId.ENCR_AES_GCM_16, OptionalInt.of(128)).orElseThrow(),
                Optional.empty(), prf, Algorithms.keyExchange(KeyExchangeId.CURVE25519).orElseThrow());
        Secret secret = Secret.copyOf(NI);
        IkeKeys keys = KeySchedule.initial(suite, NI, NR, SPI, SPI, secret, DerivationLog.NONE);
        KeySchedule.rekeyed(prf, keys.skD(), suite, secret, NI, NR, SPI, SPI, DerivationLog.NONE);
        MultipleKeyExchanges.intermediate(suite, 1, keys.skD(), secret, NI, NR, SPI, SPI, DerivationLog.NONE);
        MultipleKeyExchanges.rekeyed(prf, keys.skD(), suite, ImmutableList.of(secret, secret), NI, NR, SPI, SPI,
                DerivationLog.NONE);
        Auth.psk(prf, secret, NI, DerivationLog.NONE);
        PostQuantumPsk.confirmation(prf, secret, NI, Optional.of(NR), SPI, SPI);
        Skeyid.preShared(prf, secret, NI, NR, DerivationLog.NONE).close();
        Skeyid.signatures(prf, NI, NR, secret, DerivationLog.NONE).close();
        assertThat(opened).isGreaterThan(10);
        assertThat(open).isZero();
    }

    private final class Counting implements Prf {
        private final Prf prf;

        Counting(Prf prf) {
            this.prf = prf;
        }

        @Override
        public PrfId id() {
            return prf.id();
        }

        @Override
        public Primitive<?> primitive() {
            return prf.primitive();
        }

        @Override
        public int keyLength() {
            return prf.keyLength();
        }

        @Override
        public int outputLength() {
            return prf.outputLength();
        }

        @Override
        public Run keyed(Secret key) {
            open++;
            opened++;
            return new Counted(prf.keyed(key));
        }
    }

    private final class Counted implements Prf.Run {
        private final Prf.Run run;

        Counted(Prf.Run run) {
            this.run = run;
        }

        @Override
        public Prf.Run add(Bytes octets) {
            run.add(octets);
            return this;
        }

        @Override
        public Prf.Run add(Secret octets) {
            run.add(octets);
            return this;
        }

        @Override
        public Secret finish() {
            return run.finish();
        }

        @Override
        public Bytes finishPublic() {
            return run.finishPublic();
        }

        @Override
        public void close() {
            open--;
            run.close();
        }
    }
}
