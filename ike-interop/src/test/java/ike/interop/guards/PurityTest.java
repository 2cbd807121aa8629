package ike.interop.guards;

import static ike.interop.guards.Ban.members;
import static ike.interop.guards.Ban.type;
import static ike.interop.guards.Ban.unlessArguments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pure modules touch nothing but their arguments: the same inputs and the same entropy give the same octets. */
class PurityTest {

    private static final ImmutableSet<String> PURE = ImmutableSet.of("wire", "crypto", "engine", "v1", "v2");

    private static final String CLOCK = "time is an argument (ike.engine.Now): the simulator and a recording must be able to set it";
    private static final String RANDOM = "randomness is an argument (ike.engine.Entropy): a seed must give the same octets again";
    private static final String SOCKET = "a pure module opens no socket: octets come as inputs and leave as effects";
    private static final String LOOKUP = "a name is resolved by the endpoint; an engine knows addresses only";
    private static final String FILE = "a pure module reads no file: what it needs is an argument";
    private static final String THREAD = "an engine is confined to the thread of its caller; parallelism is by shard";
    private static final String LOG = "a pure module is silent: what happened is a Report effect, or a value";
    private static final String ORDER = "the order of iteration would leak into octets and transcripts: use Immutable*, Linked* or Tree*";
    private static final String SURROUNDINGS = "what the process was started with must not change what an engine does";
    /** Pure in what it computes, and reached by a service loader only; the reference does without it. */
    private static final String LIBCRYPTO = "ike.crypto.libcrypto";
    private static final String NATIVE = "native calls stand in their own packages, loaded only where they are needed";

    private static final ImmutableList<Ban> BANS = ImmutableList.of(
            members("java.lang.System", CLOCK, "nanoTime", "currentTimeMillis"),
            members("java.time.*", CLOCK, "now"), type("java.time.Clock", CLOCK),
            type("java.time.InstantSource", CLOCK),
            type("java.util.Date", CLOCK), type("java.util.Calendar", CLOCK),
            members("java.security.SecureRandom", RANDOM, "<init>", "getInstance", "getInstanceStrong"),
            type("java.security.KeyPairGenerator", RANDOM), type("javax.crypto.KeyGenerator", RANDOM),
            members("java.lang.Math", RANDOM, "random"), members("java.util.UUID", RANDOM, "randomUUID"),
            type("java.util.Random", RANDOM), type("java.util.SplittableRandom", RANDOM),
            type("java.util.random.", RANDOM),
            type("java.util.concurrent.ThreadLocalRandom", RANDOM), members("java.util.Collections", RANDOM, "shuffle"),
            members("org.bouncycastle.crypto.CryptoServicesRegistrar", RANDOM, "getSecureRandom"),
            type("java.net.Socket*", SOCKET), type("java.net.ServerSocket*", SOCKET),
            type("java.net.Datagram*", SOCKET),
            type("java.net.MulticastSocket", SOCKET), type("java.net.NetworkInterface", SOCKET),
            type("java.net.URL*", SOCKET),
            type("java.net.http.", SOCKET), type("java.nio.channels.", SOCKET),
            members("java.net.InetAddress", LOOKUP, "getByName", "getAllByName", "getLocalHost", "getHostName",
                    "getCanonicalHostName", "isReachable"),
            members("java.net.InetSocketAddress", LOOKUP, "getHostName"), type("java.nio.file.", FILE),
            type("java.io.File*", FILE),
            type("java.io.RandomAccessFile", FILE), type("java.lang.Thread*", THREAD), type("java.util.Timer*", THREAD),
            type("java.util.concurrent.Executor*", THREAD), type("java.util.concurrent.ForkJoin*", THREAD),
            type("java.util.concurrent.CompletableFuture", THREAD),
            members("java.util.Collection", THREAD, "parallelStream"),
            members("java.util.stream.BaseStream", THREAD, "parallel"),
            members("java.util.stream.Stream", THREAD, "parallel"),
            type("org.slf4j.", LOG), type("java.util.logging.", LOG), type("java.lang.System$Logger*", LOG),
            members("java.lang.System", LOG, "out", "err", "getLogger"),
            members("java.lang.Throwable", LOG, "printStackTrace"),
            type("java.util.HashMap", ORDER), type("java.util.HashSet", ORDER), type("java.util.Hashtable", ORDER),
            type("java.util.IdentityHashMap", ORDER), type("java.util.WeakHashMap", ORDER),
            type("java.util.concurrent.ConcurrentHashMap*", ORDER), type("com.google.common.collect.Hash*", ORDER),
            members("com.google.common.collect.Sets", ORDER, "newHashSet", "newHashSetWithExpectedSize",
                    "newConcurrentHashSet"),
            members("com.google.common.collect.Maps", ORDER, "newHashMap", "newHashMapWithExpectedSize",
                    "newConcurrentMap"),
            members("java.util.Set", ORDER, "of", "copyOf"),
            members("java.util.Map", ORDER, "of", "ofEntries", "copyOf"),
            members("java.util.stream.Collectors", ORDER, "toSet", "toUnmodifiableSet", "toUnmodifiableMap",
                    "groupingByConcurrent"),
            unlessArguments(4, "java.util.stream.Collectors", "toMap", ORDER),
            unlessArguments(3, "java.util.stream.Collectors", "groupingBy", ORDER),
            members("java.lang.System", ORDER, "identityHashCode"),
            members("java.lang.System", SURROUNDINGS, "getenv", "getProperty", "getProperties", "exit", "in"),
            type("java.lang.Runtime", SURROUNDINGS), type("java.lang.Process*", SURROUNDINGS),
            type("java.lang.foreign.", NATIVE));

    @Test
    void thePureModulesAreIndeedPure() {
        AllowList.assertInOrder("purity", impurities(ProjectClasses.ALL));
    }

    @Test
    void plantedImpuritiesAreSeen() {
        assertThat(impurities(PlantedClasses.ALL)).asString().contains("nanoTime()", "currentTimeMillis()",
                "Instant.now()",
                "java.security.SecureRandom.<init>()", "Math.random()", "UUID.randomUUID()",
                "java.util.SplittableRandom",
                "java.util.HashMap", "java.util.Set.of(", "java.util.Map.of(", "Collectors.toSet()",
                "java.lang.System.out",
                "org.slf4j.Logger", "java.lang.Thread", "java.nio.file.Path", "InetAddress.getByName(",
                "java.lang.foreign.Linker");
    }

    @Test
    void everyBannedTypeExists() {
        assertThat(BANS.stream().map(Ban::target).filter(name -> !name.endsWith(".") && !name.endsWith("*")))
                .allSatisfy(name -> assertThatCode(() -> Class.forName(name)).doesNotThrowAnyException());
    }

    private static ImmutableList<Finding> impurities(JavaClasses classes) {
        return classes.stream().filter(javaClass -> PURE.contains(ProjectClasses.moduleOf(javaClass)))
                .flatMap(javaClass -> BANS.stream().filter(ban -> applies(ban, javaClass))
                        .flatMap(ban -> findings(javaClass, ban)))
                .distinct()
                .collect(ImmutableList.toImmutableList());
    }

    private static boolean applies(Ban ban, JavaClass javaClass) {
        return !(ban.reason().equals(NATIVE) && javaClass.getPackageName().equals(LIBCRYPTO));
    }

    private static Stream<Finding> findings(JavaClass javaClass, Ban ban) {
        String file = ProjectClasses.fileOf(javaClass).getName();
        return Stream.concat(
                javaClass.getDirectDependenciesFromSelf().stream().filter(ban::forbids)
                        .map(dependency -> new Finding(file, dependency.getDescription(), ban.reason())),
                javaClass.getAccessesFromSelf().stream().filter(ban::forbids)
                        .map(access -> new Finding(file, access.getDescription(), ban.reason())));
    }
}
