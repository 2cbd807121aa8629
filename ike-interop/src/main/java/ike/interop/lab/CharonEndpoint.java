package ike.interop.lab;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** strongSwan as an endpoint of a case. */
public final class CharonEndpoint implements Endpoint {

    /** How charon's log abbreviates a notification that it generates or parses. */
    private static final ImmutableMap<String, String> SHORT_NAMES = ImmutableMap.of("AUTHENTICATION_FAILED",
            "AUTH_FAILED",
            "NO_PROPOSAL_CHOSEN", "NO_PROP", "TS_UNACCEPTABLE", "TS_UNACCEPT", "INVALID_KE_PAYLOAD", "INVAL_KE",
            "INVALID_SYNTAX", "INVAL_SYN", "INVALID_ID_INFORMATION", "INVAL_ID");

    /** A group that is refused is followed by another one. */
    private static final Pattern SETBACK = Pattern.compile(SHORT_NAMES.entrySet().stream()
            .filter(name -> !name.getKey().equals("INVALID_KE_PAYLOAD"))
            .map(name -> "N\\(" + name.getValue() + "\\)|received " + name.getKey() + " (error )?notify")
            .collect(Collectors.joining("|")));

    private final Charon charon;
    private Optional<Path> loaded = Optional.empty();

    private CharonEndpoint(Charon charon) {
        this.charon = charon;
    }

    static CharonEndpoint start(Namespace namespace, Path folder, Optional<Path> settings)
            throws IOException, InterruptedException {
        return new CharonEndpoint(Charon.start(namespace, folder,
                settings.map(file -> "include " + file.toAbsolutePath()).orElse("")));
    }

    /**
     * Starts it without a configuration, at a place that this function leads a command to.
     *
     * @param folder for its socket
     * @param settings what stands in its strongswan.conf after the usual
     */
    public static CharonEndpoint start(UnaryOperator<Command> place, Path folder, String settings)
            throws IOException, InterruptedException {
        return new CharonEndpoint(Charon.start(place, folder, settings));
    }

    @Override
    public void load(Path configuration) throws IOException, InterruptedException {
        loaded = Optional.of(configuration);
        charon.swanctl().load(configuration);
    }

    @Override
    public void initiate(String child) throws IOException {
        charon.orders().initiate(child);
    }

    @Override
    public void rekeyChild(String child) throws IOException {
        charon.orders().rekeyChild(child);
    }

    @Override
    public void rekeyIke(String connection) throws IOException {
        charon.orders().rekeyIke(connection);
    }

    @Override
    public void terminateIke(String connection) throws IOException {
        charon.orders().terminateIke(connection);
    }

    @Override
    public void terminateChild(String child) throws IOException {
        charon.orders().terminateChild(child);
    }

    @Override
    public Sas await(Predicate<Sas> condition, Duration limit) throws IOException, InterruptedException {
        return charon.orders().await(condition, limit);
    }

    @Override
    public Sas clear(Duration limit) throws IOException, InterruptedException {
        return charon.orders().clear(limit);
    }

    @Override
    public Optional<String> awaitFailure(String notification, int mark, Duration limit) throws InterruptedException {
        String name = notification.replace('-', '_'); // which is how it writes those of IKEv1 as well
        String abbreviation = SHORT_NAMES.getOrDefault(name, name);
        Pattern pattern = Pattern.compile("N\\(" + abbreviation + "\\)|received " + name + " (error )?notify");
        return charon.log().await(pattern, mark, limit);
    }

    @Override
    public Pattern setback() {
        return SETBACK;
    }

    @Override
    public void crash() throws IOException, InterruptedException {
        charon.restart();
        if (loaded.isPresent()) {
            load(loaded.get());
        }
    }

    @Override
    public void reauthenticate(String connection) throws IOException {
        charon.orders().reauthenticate(connection);
    }

    @Override
    public LineLog log() {
        return charon.log();
    }

    @Override
    public int stop() throws IOException, InterruptedException {
        return charon.stop();
    }

    @Override
    public void close() {
        charon.close();
    }
}
