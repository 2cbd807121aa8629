package ike.interop.scenario;

import com.google.common.base.Splitter;
import ike.interop.lab.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What scenarios do to files: to those of their hosts, which have the places of the machine's, and to no others. */
final class FileCommands {
    /** The way into what is the host's own; relative paths stand for something else before it. */
    private static final Pattern INTO = Pattern.compile("cd /etc/swanctl/?");
    private static final String BELOW = "[A-Za-z0-9_*][A-Za-z0-9_.*-]*(/[A-Za-z0-9_*][A-Za-z0-9_.*-]*)*/?";
    /** What a host publishes; there is no such folder for a command to see. */
    private static final String WEB = "/var/www/";
    private static final Pattern OWN = Pattern
            .compile("(rm|mv|cp|cat)( -[A-Za-z]+)*( (/etc/swanctl/|" + WEB + ")" + BELOW + ")+");
    private static final Pattern HERE = Pattern
            .compile("(rm|mv|cp|cat)( -[A-Za-z]+)*( (/etc/swanctl/)?" + BELOW + ")+");
    /** A revocation list is fetched, and put where the daemon finds it. */
    private static final Pattern FETCHING = Pattern.compile("wget -q http://[a-z.]+/([A-Za-z0-9_]+\\.crl)");
    private static final Pattern PUTTING = Pattern.compile("mv [A-Za-z0-9_]+\\.crl /etc/swanctl/" + BELOW);
    private static final Pattern RENAMING = Pattern.compile("sed -i '?s/([0-9.]+)/([0-9.]+)/g'? /etc/hosts");

    private FileCommands() {
    }

    /** Whether {@link #run} can do it. */
    static boolean understands(String plain) {
        if (FETCHING.matcher(plain).matches() || PUTTING.matcher(plain).matches()
                || RENAMING.matcher(plain).matches()) {
            return true;
        }
        List<String> parts = Splitter.on(';').trimResults().omitEmptyStrings().splitToList(plain);
        boolean inside = !parts.isEmpty() && INTO.matcher(parts.getFirst()).matches();
        List<String> rest = inside ? parts.subList(1, parts.size()) : parts;
        return !parts.isEmpty()
                && rest.stream().allMatch(part -> (inside ? HERE : OWN).matcher(part).matches());
    }

    /**
     * Does it, and returns what it prints.
     *
     * @param winnetou the folder of that host, which publishes
     */
    static String run(Machine machine, Path winnetou, String plain) throws IOException, InterruptedException {
        Path home = machine.sandbox().folder();
        Matcher fetching = FETCHING.matcher(plain);
        if (fetching.matches()) {
            Files.copy(winnetou.resolve(HostFiles.PUBLISHED).resolve(fetching.group(1)),
                    home.resolve(fetching.group(1)));
            return "";
        }
        Matcher renaming = RENAMING.matcher(plain);
        if (renaming.matches()) {
            // The file stays the same one, as daemons that run already see it.
            Path hosts = home.resolve("etc/hosts");
            Files.writeString(hosts, Files.readString(hosts).replace(renaming.group(1), renaming.group(2)));
            return "";
        }
        return machine.run(Command.of("sh", "-c",
                "cd \"$0\"; " + plain.replace(WEB, home.resolve(HostFiles.PUBLISHED) + "/"), home.toString()));
    }
}
