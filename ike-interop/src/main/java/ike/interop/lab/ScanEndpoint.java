package ike.interop.lab;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * ike-scan in the place of a peer: it looks at our responder and has no SA. The case's file has a line for each look: the word that
 * the expect file calls it by, then the options.
 */
final class ScanEndpoint extends LimitedEndpoint {
    private ImmutableMap<String, String> looks = ImmutableMap.of();

    /** A shell waits in the namespace for what it is to run. */
    ScanEndpoint(Namespace namespace) throws IOException {
        super("ike-scan", Daemon.start("ike-scan", Command.of("sh").in(namespace)));
    }

    @Override
    public void load(Path configuration) throws IOException {
        Map<String, String> read = new HashMap<>();
        for (String line : Files.readAllLines(configuration)) {
            int space = line.indexOf(' ');
            if (space > 0 && !line.startsWith("#")) {
                read.put(line.substring(0, space), line.substring(space).strip());
            }
        }
        looks = ImmutableMap.copyOf(read);
    }

    @Override
    public void initiate(String look) throws IOException {
        String options = looks.get(look);
        if (options == null) {
            throw new MalformedCase("ike-scan.options has no line " + look);
        }
        daemon().order("ike-scan " + options + " " + Side.OURS.outer(Family.IPV4) + " </dev/null");
    }

    @Override
    Sas sas() {
        return Sas.NONE;
    }
}
