package ike.interop.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The configuration of one end of a connection {@code home} with a pre-shared key, for two of our endpoints. */
final class PskConnection {
    private final List<String> lines = new ArrayList<>();
    private final List<String> children = new ArrayList<>();

    /** Of this version, between these addresses. */
    PskConnection(int version, String local, String remote) {
        with("version = " + version).with("local_addrs = " + local).with("remote_addrs = " + remote)
                .with("proposals = aes128-sha256-x25519");
    }

    /** One more line of the connection. */
    PskConnection with(String line) {
        lines.add(line);
        return this;
    }

    /** One more child, with these selectors and lines. */
    PskConnection child(String name, String local, String remote, String... more) {
        children.add("%s {%nlocal_ts = %s%nremote_ts = %s%n%s%n}".formatted(name, local, remote,
                String.join("\n", more)));
        return this;
    }

    /** Writes it as {@code name.conf} into the folder. */
    Path write(Path folder, String name) throws IOException {
        return Files.writeString(folder.resolve(name + ".conf"), """
                connections {
                  home {
                    %s
                    local {
                      auth = psk
                    }
                    remote {
                      auth = psk
                    }
                    children {
                      %s
                    }
                  }
                }
                secrets {
                  ike {
                    secret = "an apple a day"
                  }
                }
                """.formatted(String.join("\n", lines), String.join("\n", children)));
    }
}
