package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** libreswan's list of states, as its tool has printed it. */
class PlutoStatesTest {
    @Test
    void readsBothVersions() {
        Sas sas = PlutoStates.read("""
                000 #1: "net":500 STATE_V2_ESTABLISHED_IKE_SA (established IKE SA); REKEY in 28528s; newest; idle;
                000 #2: "net":500 STATE_V2_ESTABLISHED_CHILD_SA (established Child SA); REKEY in 28528s; newest;
                """);
        assertThat(sas.onlyChild("net")).isTrue();
        assertThat(sas.ike().getFirst().id()).isEqualTo("#1");
        sas = PlutoStates
                .read("""
                        000 #4: "net":500 STATE_MAIN_I4 (IKE SA established); REPLACE in 27960s; newest; lastdpd=-1s(seq in:0 out:0); idle;
                        000 #5: "net":500 STATE_QUICK_I1 (sent Quick Mode request); RETRANSMIT in 7s; lastdpd=-1s(seq in:0 out:0); idle;
                        """);
        assertThat(sas.ike()).hasSize(1);
        assertThat(sas.unsettled()).isEqualTo(1);
    }

    @Test
    void readsNothingWhereNothingIs() {
        assertThat(PlutoStates.read("").none()).isTrue();
    }
}
