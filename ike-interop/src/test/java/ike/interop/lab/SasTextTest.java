package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;

final class SasTextTest {

    @Test
    void readsWhatIsUp() {
        assertThat(SasText.parse(text("ESTABLISHED", "DELETED", "INSTALLED"))).isEqualTo(new Sas(
                ImmutableList.of(new Sas.Ike("home", "6c169609404f5276_d4e5a039def6aafb",
                        ImmutableList.of(new Sas.Child("net", "3fc23b3c_81f75402")))),
                0));
    }

    @Test
    void countsWhatIsNeitherUpNorGone() {
        Sas sas = SasText.parse(text("ESTABLISHED", "REKEYED", "INSTALLED"));
        assertThat(sas.unsettled()).isEqualTo(1);
        assertThat(sas.onlyChild("net")).isFalse();
        assertThat(SasText.parse(text("DELETING", "DELETED", "DELETED"))).isEqualTo(new Sas(ImmutableList.of(), 1));
    }

    @Test
    void readsThatThereIsNothing() {
        assertThat(SasText.parse("list-sas reply {\n}\n")).isEqualTo(Sas.NONE);
    }

    private static String text(String ike, String oldChild, String newChild) {
        return """
                list-sa event {
                  home {
                    uniqueid = 2
                    state = %s
                    remote-id = a name = with signs {
                    initiator-spi = 6c169609404f5276
                    responder-spi = d4e5a039def6aafb
                    child-sas {
                      net-1 {
                        name = net
                        state = %s
                        spi-in = e6fce44e
                        spi-out = 1f5bb363
                        local-ts = [
                          10.1.0.1/32
                        ]
                      }
                      net-2 {
                        name = net
                        state = %s
                        spi-in = 3fc23b3c
                        spi-out = 81f75402
                        local-ts = [
                          10.1.0.1/32
                        ]
                      }
                    }
                  }
                }
                list-sas reply {
                }
                """.formatted(ike, oldChild, newChild);
    }
}
