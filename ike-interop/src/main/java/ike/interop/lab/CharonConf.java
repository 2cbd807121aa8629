package ike.interop.lab;

import java.nio.file.Path;

/**
 * The strongswan.conf of a charon in the lab: everything in one file, nothing of /etc.
 *
 * <p>The order in the plugin list matters: kernel-libipsec (IPsec in user space) stands before kernel-netlink, so that the latter
 * serves addresses and routes only.
 */
final class CharonConf {

    private CharonConf() {
    }

    /** The text for a charon with that control socket; {@code more} is added at its end. */
    static String text(Path socket, String more) {
        return """
                charon {
                  load_modular = no
                  load = random nonce openssl gmp aes sha1 sha2 md5 hmac gcm ccm ctr cmac xcbc chapoly curve25519 ml kdf fips-prf \
                pem pkcs1 pkcs7 pkcs8 pkcs12 rc2 sshkey dnskey x509 constraints addrblock pubkey revocation curl \
                eap-identity eap-md5 eap-mschapv2 eap-gtc eap-tls eap-dynamic \
                xauth-generic unity \
                kernel-libipsec kernel-netlink socket-default counters updown attr resolve vici
                  retransmit_tries = 3
                  # to be IKEv1's aggressive responder with a pre-shared key, which it else refuses
                  i_dont_care_about_security_and_use_aggressive_mode_psk = yes
                  plugins {
                    vici {
                      socket = unix://%s
                    }
                    openssl {
                      load_legacy = yes
                    }
                  }
                  filelog {
                    stderr {
                      time_format = %%F %%T
                      time_add_ms = yes
                      ike_name = yes
                      flush_line = yes
                      default = 1
                      # 2: proposals and tasks; 4: keys too, so that derivations can be compared step by step
                      cfg = 2
                      ike = 4
                      chd = 4
                    }
                  }
                }
                %s
                """
                .formatted(socket, more);
    }
}
