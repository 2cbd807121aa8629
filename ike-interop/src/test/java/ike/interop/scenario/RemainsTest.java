package ike.interop.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What stands at the end is compared without what chance and time make of it. */
class RemainsTest {
    private static final String CHILD = "{net-3 {name=net uniqueid=3 reqid=1 state=INSTALLED mode=TUNNEL protocol=ESP encap=yes"
            + " spi-in=54503f7e spi-out=707ac9f2 encr-alg=AES_GCM_16 bytes-in=84 packets-in=1 life-time=3958"
            + " local-ts=[10.1.0.10/32] remote-ts=[192.168.0.9/32 192.168.0.100/32]}";
    private static final String ONE = "list-sa event {rw {uniqueid=2 version=2 state=ESTABLISHED local-host=192.168.0.1"
            + " local-port=4500 local-id=C=CH, CN=moon remote-host=192.168.0.100 initiator-spi=fd responder-spi=9e"
            + " nat-any=yes dh-group=MODP_3072 established=1 rekey-time=14155 child-sas " + CHILD + "}}}\n";

    @Test
    void namesPlacesAndAlgorithmsAreKept() {
        assertThat(Remains.of(Host.MOON, "nothing\n" + ONE).lines()).containsExactly(
                "moon rw version=2 state=ESTABLISHED local-host=192.168.0.1 local-id=C=CH, CN=moon"
                        + " remote-host=192.168.0.100 dh-group=MODP_3072",
                "moon rw: name=net state=INSTALLED mode=TUNNEL protocol=ESP encr-alg=AES_GCM_16"
                        + " local-ts=[10.1.0.10/32] remote-ts=[192.168.0.100/32 192.168.0.9/32]");
    }

    @Test
    void whatIsNotUpDoesNotRemain() {
        assertThat(Remains.of(Host.MOON, ONE.replace("ESTABLISHED", "CONNECTING")).lines()).isEmpty();
        assertThat(Remains.of(Host.MOON, ONE.replace("INSTALLED", "DELETED")).lines()).hasSize(1);
    }

    @Test
    void oneMoreOrLessIsADifference() {
        Remains one = Remains.of(Host.MOON, ONE);
        assertThat(Remains.of(Host.MOON, ONE.replace("uniqueid=2", "uniqueid=7")).difference(one)).isEmpty();
        assertThat(one.and(one).difference(one).orElseThrow()).contains("missing []");
        assertThat(one.difference(one.and(Remains.of(Host.CAROL, ONE))).orElseThrow())
                .contains("missing [carol rw version").contains("but there are []");
    }
}
