package ike.crypto.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Algorithms;
import ike.crypto.DerivationStep;
import ike.crypto.Prf;
import ike.crypto.Revealed;
import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The PRFs with keys of one length (RFC 7296 §2.14): AES's take 64 bits of each nonce for SKEYSEED, HMAC takes all. */
class AesPrfSkeyseedTest {
    private static final Bytes NI = Bytes.utf8("NI-first-64 bits, and the rest of it");
    private static final Bytes NR = Bytes.utf8("NR-first-64 bits, and another rest");
    private static final Bytes GIR = Bytes.utf8("a shared secret of some length");

    @ParameterizedTest
    @CsvSource({"PRF_AES128_XCBC, 8", "PRF_AES128_CMAC, 8", "PRF_HMAC_SHA2_256, 34"})
    void theFirstSkeyseed(PrfId id, int octetsOfEach) {
        Prf prf = Algorithms.prf(id).orElseThrow();
        IkeAlgorithms suite = new IkeAlgorithms(
                Algorithms.encryption(EncryptionId.ENCR_AES_CBC, OptionalInt.of(128)).orElseThrow(),
                Algorithms.integrity(IntegrityId.AUTH_AES_XCBC_96), prf,
                Algorithms.keyExchange(KeyExchangeId.CURVE25519).orElseThrow());
        List<Bytes> skeyseeds = new ArrayList<>();
        KeySchedule.initial(suite, NI.slice(0, 34), NR.slice(0, 34), new IkeSpi(1), new IkeSpi(2),
                Secret.copyOf(GIR), step -> {
                    DerivationStep told = step.get();
                    if (told.name().equals("SKEYSEED")) {
                        skeyseeds.add(Revealed.octets(told.output()));
                    }
                });
        Secret key = Secret.copyOf(Bytes.concat(NI.slice(0, octetsOfEach), NR.slice(0, octetsOfEach)));
        assertThat(skeyseeds).containsExactly(Revealed.octets(prf.of(key, GIR)));
    }
}
