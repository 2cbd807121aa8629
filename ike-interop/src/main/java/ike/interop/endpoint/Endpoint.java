package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multimaps;
import ike.crypto.DerivationLog;
import ike.engine.Engine;
import ike.engine.Limits;
import ike.engine.Path;
import ike.engine.Path.Transport;
import ike.engine.SaNumbers;
import ike.engine.TrafficEvent;
import ike.esp.Datapath;
import ike.esp.DatapathListener;
import ike.interop.daemon.DaemonSettings;
import ike.interop.log.Journal;
import ike.interop.log.LogEntry;
import ike.interop.log.LogGroup;
import ike.interop.log.LogListener;
import ike.interop.swanctl.HostNames;
import ike.interop.swanctl.LoadedConfiguration;
import ike.interop.swanctl.Shunt;
import ike.v1.Ikev1Engine;
import ike.v2.Ikev2Engine;
import ike.v2.exchange.Environment;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A real endpoint: responder for every connection of its configuration, initiator for those of its children that are to
 * be started. It speaks IKEv2 (RFC 7296), and IKEv1 (RFC 2409) where a connection says so, through the UDP ports of a
 * datapath, and tells in lines what happens to its SAs.
 *
 * <p>
 * {@link #run} works in the caller's thread; {@link #order} and {@link #stop} may be called by any.
 */
public final class Endpoint {
    private final EndpointOptions options;
    private final LoadedConfiguration configuration;
    private final ConnectionBook book;
    private final ImmutableList<ChildName> initiate;
    private final List<EndpointObserver> observers = new ArrayList<>();
    private final Journal journal;
    private final Datapath datapath;
    private final Evidence evidence;
    private final Inbox inbox = new Inbox();
    private final UpdownScripts updown;
    private final CountDownLatch ended = new CountDownLatch(1);
    private HostNames names = HostNames.system();

    private Endpoint(EndpointOptions options, LoadedConfiguration configuration,
            ImmutableList<ChildName> initiate, Journal journal, Datapath datapath, Evidence evidence) {
        this.options = options;
        this.configuration = configuration;
        this.initiate = initiate;
        this.journal = journal;
        this.datapath = datapath;
        this.evidence = evidence;
        book = new ConnectionBook(configuration.connections());
        updown = new UpdownScripts(journal, options.device());
        observers.add(updown);
    }

    /**
     * Opens ports, device and files.
     *
     * @param configuration without errors; its secrets are the endpoint's from now on
     * @param initiate children to bring up at once, beside those with {@code start_action = start}
     * @param terminal who hears everything first
     */
    public static Endpoint open(EndpointOptions options, LoadedConfiguration configuration, List<ChildName> initiate,
            LogListener terminal) throws CannotStart {
        ConnectionBook book = new ConnectionBook(configuration.connections());
        OptionCheck.check(options, book.connections());
        ImmutableList<ChildName> children = OptionCheck.children(book, initiate);
        Journal journal = new Journal();
        journal.addListener(terminal);
        Evidence evidence = Evidence.open(options, journal);
        try {
            Datapath datapath = DatapathOpening.open(options, evidence.capture());
            evidence.begin(options);
            if (!options.settings().unused().isEmpty()) {
                journal.remark(LogGroup.CFG,
                        "settings that are not used here: " + String.join(", ", options.settings().unused()));
            }
            return new Endpoint(options, configuration, children, journal, datapath, evidence);
        } catch (IOException e) {
            evidence.close();
            throw new CannotStart(CannotStart.Fault.SYSTEM, String.valueOf(e.getMessage()), e);
        }
    }

    /** The UDP port number of a transport, as bound. */
    public int port(Transport transport) {
        return datapath.port(transport);
    }

    /** Works until it is told to stop; then nothing of it is left. To be called once. */
    public void run() throws DatapathBroken, InterruptedException {
        DerivationLog log = evidence.keys().<DerivationLog>map(export -> export).orElse(DerivationLog.NONE);
        SystemEntropy entropy = new SystemEntropy();
        Limits limits = options.settings().limits();
        int ikePort = port(Transport.UDP);
        int natPort = port(Transport.UDP_ENCAPSULATED);
        boolean encapsulate = !datapath.carriesPlainEsp();
        SaNumbers numbers = new SaNumbers();
        TwoVersions engine = new TwoVersions(
                new Ikev1Engine(new ike.v1.exchange.Environment(entropy, log, limits, ikePort, natPort, encapsulate,
                        options.settings().aggressivePsk(), options.settings().unity(),
                        options.settings().deleteRekeyed(), numbers)),
                new Ikev2Engine(new Environment(entropy, log, limits, ikePort, natPort, encapsulate,
                        numbers, options.settings().habits())),
                options.settings().admission());
        try {
            EngineLoop loop = loop(engine);
            loop.control().change(configuration.credentials()::loadInto);
            configuration.connections().forEach(loop.control()::load);
            Multimaps.index(configuration.shunts(), Shunt::connection).asMap()
                    .forEach((name, shunts) -> loop.control().shunts().load(name, ImmutableList.copyOf(shunts)));
            configuration.secrets().forEach(loop.control()::load);
            loop.pools().tellEverybody(options.settings().attributes());
            configuration.pools().forEach(loop.pools()::load);
            datapath.start(new Listener(inbox));
            Welcome.entries(options, datapath, book).forEach(journal::tell);
            initiate.forEach(this::initiate);
            try (updown; AddressWatch _ = AddressWatch.open(inbox, journal, options.device())) {
                loop.run();
            }
        } finally {
            datapath.close();
            engine.wipe();
            evidence.close();
            ended.countDown();
        }
    }

    /** Takes one line of orders; what it comes to is told in a line. */
    public void order(String line) {
        String text = line.strip();
        switch (OrderLine.read(text)) {
            case OrderLine.Reading.Understood(Wish wish) -> inbox.put(new Errand.Wanted(text, wish));
            case OrderLine.Reading.NotUnderstood(String sentence) ->
                journal.tell(LogEntry.of(LogGroup.CFG, 0, "order", text + ": failed, " + sentence));
        }
    }

    /** Has a task done in the engine's thread, soon; never when the endpoint has ended before. */
    public void submit(Consumer<Control> task) {
        inbox.put(new Errand.Asked(task));
    }

    /** Lets somebody hear what happens; to be called before {@link #run}. */
    public void addObserver(EndpointObserver observer) {
        observers.add(observer);
    }

    /** Has hosts looked up elsewhere; to be called before {@link #run}. */
    void resolveBy(HostNames others) {
        names = others;
    }

    /** What it was started with beside its configuration. */
    public DaemonSettings settings() {
        return options.settings();
    }

    /** What it was started with. */
    public LoadedConfiguration configuration() {
        return configuration;
    }

    /** Where everything that happens is told. */
    public Journal journal() {
        return journal;
    }

    /** Deletes everything with every peer, then ends {@link #run}. */
    public void stop() {
        inbox.put(new Errand.Stop());
    }

    /** True when {@link #run} has ended within the limit. */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private EngineLoop loop(Engine engine) {
        Reporter reporter = new Reporter(journal);
        observers.forEach(reporter::addObserver);
        return new EngineLoop(engine, inbox, datapath, book, new WishBook(book, this::addressToward), reporter,
                new NamedHosts(names, inbox, journal), evidence.keys(), options.settings().revocation());
    }

    private IpAddress addressToward(IpAddress remote) throws IOException {
        Optional<IpAddress> only = options.listen().filter(address -> address.isV4() == remote.isV4());
        return only.isPresent() ? only.get() : datapath.localAddressToward(remote);
    }

    private void initiate(ChildName child) {
        inbox.put(new Errand.Wanted("initiate " + child, new Wish.Initiate(child)));
    }

    /** Hands on what the datapath's threads tell. */
    private record Listener(Inbox inbox) implements DatapathListener {
        @Override
        public void received(Path path, Bytes message) {
            inbox.offerFromPeer(new Errand.Received(path, message));
        }

        @Override
        public void traffic(TrafficEvent event) {
            inbox.offerFromPeer(new Errand.Noticed(event));
        }

        @Override
        public void trouble(String sentence) {
            inbox.put(new Errand.Told(sentence));
        }

        @Override
        public void failed(Exception cause) {
            inbox.put(new Errand.Broken(cause));
        }
    }
}
