package ike.interop.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.negotiation.Preference;
import ike.interop.log.LogGroup;
import ike.interop.web.RevocationSettings;
import ike.interop.settings.SettingsParser;
import ike.interop.vici.ViciAddress;
import ike.v2.exchange.Habits;
import ike.wire.v2.CfgAttribute;
import ike.wire.v2.CfgAttributeType;
import java.nio.file.Path;
import java.time.Duration;
import ike.wire.ip.IpAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A strongswan.conf as it is. */
class DaemonSettingsTest {
    private static final String FILE = """
            charon {
              load_modular = yes
              retransmit_tries = 3
              retransmit_timeout = 1.5
              retransmit_base = 2
              half_open_timeout = 10
              cookie_threshold = 0
              block_threshold = 7
              init_limit_half_open = 99
              ikesa_limit = 0
              delete_rekeyed_delay = 2
              fragment_size = 576
              window_size = 8
              keep_alive = 1m
              make_before_break = no
              port = 1500
              port_nat_t = 0
              plugins {
                vici {
                  socket = unix:///tmp/x.vici
                }
                include_me {
                  load = no
                }
              }
              filelog {
                main {
                  path = /tmp/x.log
                  default = 0
                  ike = 2
                  append = no
                  flush_line = yes
                  time_format = %F
                }
              }
            }
            libtls {
              cipher = x
            }
            """;

    @Test
    void whatHasTheSameMeaningIsHonouredAndTheRestIsNamedOnce() {
        DaemonSettings settings = load(FILE);
        assertThat(settings.errors()).isEmpty();
        assertThat(settings.habits().makeBeforeBreak()).isFalse();
        assertThat(settings.limits().retransmitTries()).isEqualTo(3);
        assertThat(settings.limits().retransmitTimeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(settings.limits().retransmitBase()).isEqualTo(2.0);
        assertThat(settings.limits().halfOpenLifetime()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.limits().cookieThreshold()).isEqualTo(Integer.MAX_VALUE);
        assertThat(settings.limits().halfOpenPerPeer()).isEqualTo(7);
        assertThat(settings.limits().halfOpen()).isEqualTo(99);
        assertThat(settings.limits().ikeSas()).isEqualTo(Integer.MAX_VALUE);
        assertThat(settings.limits().rekeyedChildLinger()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.limits().fragmentSize()).isEqualTo(576);
        assertThat(settings.network().keepAlive()).contains(Duration.ofMinutes(1));
        assertThat(settings.network().port()).hasValue(1500);
        assertThat(settings.network().natPort()).hasValue(0);
        assertThat(settings.limits().window()).isEqualTo(8);
        assertThat(settings.vici()).contains(new ViciAddress(Path.of("/tmp/x.vici")));
        DaemonSettings.LogFile log = settings.logs().getFirst();
        assertThat(log.path()).isEqualTo(Path.of("/tmp/x.log"));
        assertThat(log.append()).isFalse();
        assertThat(log.levels().include(LogGroup.IKE, 2)).isTrue();
        assertThat(log.levels().include(LogGroup.NET, 1)).isFalse();
        assertThat(settings.unused()).containsExactly("charon.load_modular", "charon.plugins.include_me.load",
                "charon.filelog.main.time_format");
    }

    /** strongSwan's service of systemd has a section of its own, and for the rest that of every charon. */
    @Test
    void theSectionOfTheServiceCountsMore() {
        DaemonSettings settings = load("""
                charon {
                  retransmit_tries = 2
                  routing_table = 230
                  plugins {
                    revocation {
                      enable_crl = no
                    }
                  }
                }
                charon-systemd {
                  retransmit_tries = 3
                  load = random nonce vici
                  plugins {
                    revocation {
                      timeout = 3s
                    }
                  }
                }
                """);
        assertThat(settings.errors()).isEmpty();
        assertThat(settings.unused()).containsExactly("charon.load");
        assertThat(settings.limits().retransmitTries()).isEqualTo(3);
        assertThat(settings.network().table()).hasValue(230);
        assertThat(settings.revocation()).isEqualTo(new RevocationSettings(false, true, Duration.ofSeconds(3)));
    }

    @Test
    void habitsAndTheMachineAround() {
        DaemonSettings settings = load("""
                charon {
                  retransmit_jitter = 20
                  delete_rekeyed = no
                  replay_window = 64
                  retransmit_limit = 60
                  max_packet = 5000
                  initiator_only = yes
                  install_routes = no
                  install_virtual_ip = no
                  reuse_ikesa = no
                  prefer_configured_proposals = no
                  rsa_pss = yes
                  signature_authentication = no
                  send_vendor_id = yes
                  follow_redirects = no
                  multiple_authentication = no
                  hash_and_url = yes
                  announce_auth_methods = no
                  redirect_to = 198.51.100.2
                  dns1 = 192.0.2.53
                  dns2 = 2001:db8::53
                  nbns1 = 192.0.2.54
                  plugins {
                    revocation {
                      enable_crl = no
                      enable_ocsp = no
                      timeout = 3s
                    }
                  }
                }
                """);
        assertThat(settings.errors()).isEmpty();
        assertThat(settings.unused()).isEmpty();
        assertThat(settings.limits().retransmitJitter()).isEqualTo(20);
        assertThat(settings.deleteRekeyed()).isFalse();
        assertThat(settings.replayWindow()).isEqualTo(64);
        assertThat(settings.limits().retransmitLimit()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.limits().reassembledOctets()).isEqualTo(5000);
        assertThat(settings.revocation()).isEqualTo(new RevocationSettings(false, false, Duration.ofSeconds(3)));
        assertThat(settings.admission()).isEqualTo(new Admission(true, 5000));
        assertThat(settings.network().routes()).isFalse();
        assertThat(settings.network().virtualIps()).isFalse();
        assertThat(settings.habits()).isEqualTo(new Habits(true, false, Preference.OFFERED, false, true, false, false,
                Optional.of(IpAddress.of("198.51.100.2")), false, true, true));
        assertThat(settings.attributes()).extracting(CfgAttribute::type).containsExactly(
                CfgAttributeType.Known.INTERNAL_IP4_DNS, CfgAttributeType.Known.INTERNAL_IP6_DNS,
                CfgAttributeType.Known.INTERNAL_IP4_NBNS);
        assertThat(load("charon {\n dns1 = here\n nbns1 = ::1\n }").errors()).hasSize(2);
    }

    @Test
    void anEmptyFileChangesNothing() {
        assertThat(load("")).isEqualTo(DaemonSettings.DEFAULT);
    }

    @Test
    void everyErrorNamesItsPlace() {
        assertThat(load("""
                charon {
                  port = 70000
                  retransmit_timeout = soon
                  retransmit_base = 0.5
                  keep_alive = 5x
                  plugins {
                    vici {
                      socket = tcp://1
                    }
                  }
                  filelog {
                    a {
                      ike = 9
                    }
                  }
                }
                """).errors()).extracting(Object::toString).containsExactlyInAnyOrder(
                "test.conf:2: charon.port: \"70000\"; expected a number from 0 to 65535",
                "test.conf:3: charon.retransmit_timeout: \"soon\"; expected a number of seconds like 4.0",
                "test.conf:4: charon.retransmit_base: \"0.5\"; expected a number like 1.8",
                "test.conf:5: charon.keep_alive: \"5x\"; expected a time like 30, 30s, 10m, 4h or 1d",
                "test.conf:8: charon.plugins.vici.socket: \"tcp://1\"; expected a URI like unix:///run/ike.vici",
                "test.conf:13: charon.filelog.a.ike: \"9\"; expected a level from -1 to 4");
        assertThat(load("charon {").errors()).hasSize(1);
    }

    private static DaemonSettings load(String text) {
        return DaemonSettingsLoader.load(SettingsParser.parse("test.conf", text, Path.of(".")));
    }
}
