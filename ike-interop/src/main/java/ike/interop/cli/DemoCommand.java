package ike.interop.cli;

import com.google.common.collect.ImmutableList;
import ike.interop.capture.PcapngWriter;
import ike.engine.config.IkeVersion;
import ike.interop.demo.Authentication;
import ike.interop.demo.Demonstration;
import ike.interop.demo.Variant;
import ike.interop.keys.EspSaKeys;
import ike.interop.keys.IkeSaKeys;
import ike.interop.keys.Ikev1Keys;
import ike.interop.keys.KeyTableWriter;
import ike.interop.keys.KeyTables;
import ike.interop.keys.SaSecret;
import ike.interop.page.StoryPage;
import ike.interop.transcript.Narrator;
import ike.interop.transcript.Passage;
import ike.interop.transcript.Recording;
import ike.interop.transcript.Recording.Happening;
import ike.interop.transcript.StoryJson;
import ike.interop.transcript.StoryText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ike demo}: the life of one tunnel between two endpoints in this process, told message by message. */
@Command(name = "demo", description = "Plays the life of one tunnel in a simulated network, and tells it.",
        footerHeading = "%nExamples:%n", footer = {"  ike demo | less",
                "  ike demo --html demo.html > demo.txt",
                "  ike demo --version 1 --mode aggressive --auth rsa-sig",
                "  ike demo --seed 7 --pcap demo.pcapng --keys demo/wireshark",
                "  XDG_CONFIG_HOME=demo tshark -o esp.enable_encryption_decode:TRUE -V -r demo.pcapng"})
public final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Decides every octet: the same seed tells the same story (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--version", paramLabel = "N", defaultValue = "2",
            description = "Of IKE: 2, or 1, which is historic (RFC 9395) (default: ${DEFAULT-VALUE}).")
    private int version;

    @Option(names = "--mode", paramLabel = "MODE",
            description = "IKEv1: Phase 1 in mode main or aggressive (default: main).")
    private @Nullable String mode;

    @Option(names = "--auth", paramLabel = "WAY",
            description = "IKEv1: psk, rsa-sig, dss, ecdsa, pke (public key encryption), rpke (its revised mode), hybrid or xauth (a user's"
                    + " password behind a signature of the responder, or behind a pre-shared key); default: psk.")
    private @Nullable String auth;

    @Option(names = "--commit",
            description = "IKEv1: the responder sets the commit bit in Quick Mode, and says CONNECTED.")
    private boolean commit;

    @Option(names = "--new-group",
            description = "IKEv1: the initiator asks for a private group by New Group Mode, and Quick Modes use it.")
    private boolean newGroup;

    @Option(names = "--resume",
            description = "IKEv2: the wire is cut for a while, and the IKE SA is taken up again by a ticket (RFC 5723).")
    private boolean resume;

    @Option(names = "--json", description = "One JSON object a line (docs/demo-json.md).")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE",
            description = "Also writes the story as one HTML page: octets and fields side by side, the tree of keys.")
    private @Nullable Path html;

    @Option(names = "--pcap", paramLabel = "FILE", description = "Also writes the packets, as pcapng.")
    private @Nullable Path pcap;

    @Option(names = "--keys", paramLabel = "DIR",
            description = "Also adds to Wireshark's key tables in this folder: ikev2_decryption_table or "
                    + "ikev1_decryption_table, esp_sa; and ike_secrets.jsonl.")
    private @Nullable Path keys;

    @Mixin
    private ColorOption color = new ColorOption();

    /** Called by picocli. */
    public DemoCommand() {
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        StoryText text = new StoryText(color.style());
        Function<Passage, String> render = passage -> json ? StoryJson.render(passage) + "\n" : text.render(passage);
        Variant variant = variant();
        OutputFile.require(html);
        OutputFile.require(pcap);
        Recording.Cast cast = Demonstration.cast(seed, variant);
        // The first lines need no engine: they are there while the rest is played.
        out.print(render.apply(new Passage.Opening(cast)));
        out.flush();
        Recording recording = Demonstration.play(seed, variant);
        save(recording);
        ImmutableList<Passage> story = Narrator.tell(recording);
        if (html != null) {
            OutputFile.write(html, StoryPage.of(story));
        }
        story.stream().skip(1).forEach(passage -> out.print(render.apply(passage)));
        out.flush();
        return ExitCode.DONE.code();
    }

    private Variant variant() {
        if (version == 2 && (mode != null || auth != null || commit || newGroup)) {
            throw new UserError(ExitCode.BAD_INPUT,
                    (mode != null ? "--mode" : auth != null ? "--auth" : commit ? "--commit" : "--new-group")
                            + " is for IKEv1; add --version 1, or leave it out");
        }
        if (version == 1 && resume) {
            throw new UserError(ExitCode.BAD_INPUT, "--resume is for IKEv2; leave out --version 1, or this");
        }
        return switch (version) {
            case 1 -> new Variant(IkeVersion.IKEV1, isAggressive(), authentication(), commit, newGroup, false);
            case 2 -> new Variant(IkeVersion.IKEV2, false, Authentication.PSK, false, false, resume);
            default -> throw new UserError(ExitCode.BAD_INPUT, "--version " + version + "; expected 1 or 2");
        };
    }

    private Authentication authentication() {
        return auth == null
                ? Authentication.PSK
                : Authentication.of(auth).orElseThrow(() -> new UserError(ExitCode.BAD_INPUT,
                        "--auth " + auth + "; expected one of " + Authentication.words()));
    }

    private boolean isAggressive() {
        return switch (mode) {
            case null -> false;
            case "main" -> false;
            case "aggressive" -> true;
            default -> throw new UserError(ExitCode.BAD_INPUT, "--mode " + mode + "; expected main or aggressive");
        };
    }

    private void save(Recording recording) {
        if (pcap != null) {
            try (PcapngWriter writer = new PcapngWriter(new BufferedOutputStream(Files.newOutputStream(pcap)))) {
                for (Happening happening : recording.happenings()) {
                    if (happening instanceof Happening.Sent(var time, var packet)) {
                        writer.write(recording.start().plus(time), packet);
                    }
                }
            } catch (IOException e) {
                throw OutputFile.cannotWrite(pcap, e);
            }
        }
        if (keys != null) {
            KeyTables tables = Narrator.keys(recording);
            try (KeyTableWriter writer = KeyTableWriter.open(keys)) {
                for (IkeSaKeys line : tables.ike()) {
                    writer.add(line);
                }
                for (Ikev1Keys line : tables.ikev1()) {
                    writer.add(line);
                }
                for (EspSaKeys line : tables.esp()) {
                    writer.add(line);
                }
                for (SaSecret line : tables.secrets()) {
                    writer.add(line);
                }
            } catch (IOException e) {
                throw OutputFile.cannotWrite(keys, e);
            }
        }
    }
}
