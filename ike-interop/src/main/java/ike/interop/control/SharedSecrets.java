package ike.interop.control;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.BaseEncoding;
import ike.engine.config.SharedSecret;
import ike.interop.endpoint.Control;
import ike.interop.settings.Section;
import ike.interop.settings.Setting;
import ike.interop.settings.SourceLine;
import ike.interop.swanctl.ConfigurationLoader;
import ike.interop.swanctl.HostNames;
import ike.interop.swanctl.LoadedConfiguration;
import ike.interop.vici.Message;
import ike.wire.Bytes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * load-shared, unload-shared and get-shared, for pre-shared keys of IKE, passwords of EAP or their hashes, passcodes of XAuth, and
 * post-quantum preshared keys.
 */
final class SharedSecrets {
    private static final ImmutableSet<String> TYPES = ImmutableSet.of("IKE", "EAP", "XAUTH", "PASSCODE", "NTLM", "PPK");
    private static final SourceLine HERE = SourceLine.of("vici");

    /** The name in the engine by the id that the client gave, or by a number if it gave none. */
    private final Map<String, String> names = new LinkedHashMap<>();
    private int nameless;

    /** {@code load-shared {id, type, data, owners[]}}. */
    Message load(Control control, Message request) {
        String type = request.text("type").orElse("").toUpperCase(Locale.ROOT);
        if (!TYPES.contains(type)) {
            return Answers.failure("a secret of type " + type + " has no use here; expected one of "
                    + String.join(", ", TYPES));
        }
        String id = request.text("id").orElseGet(() -> "#" + ++nameless);
        LoadedConfiguration result = ConfigurationLoader.load(
                SettingsTree.root(new Section("secrets", HERE, ImmutableList.of(),
                        ImmutableList.of(section(type.toLowerCase(Locale.ROOT) + ":" + id, request)))),
                HostNames.LATER);
        if (!result.errors().isEmpty()) {
            result.wipe();
            return Answers.failure(result.errors().getFirst().message());
        }
        for (SharedSecret secret : result.secrets()) {
            names.put(id, secret.name());
            control.load(secret);
        }
        return Answers.SUCCESS;
    }

    /** {@code unload-shared {id}}. */
    Message unload(Control control, Message request) {
        String id = request.text("id").orElse("");
        String name = names.remove(id);
        if (name == null) {
            return Answers.failure("there is no secret " + id);
        }
        control.unloadSecret(name);
        return Answers.SUCCESS;
    }

    /** {@code get-shared}. */
    Message ids(Control control, Message request) {
        return Message.builder().list("keys", names.keySet()).build();
    }

    /** Forgets all that came over the socket. */
    void clear(Control control) {
        names.values().forEach(control::unloadSecret);
        names.clear();
    }

    private static Section section(String name, Message request) {
        ImmutableList.Builder<Setting> settings = ImmutableList.builder();
        Bytes octets = request.value("data").orElse(Bytes.EMPTY);
        settings.add(new Setting("secret", "0s" + BaseEncoding.base64().encode(octets.toArray()), HERE));
        int number = 0;
        for (String owner : request.texts("owners")) {
            settings.add(new Setting("id-" + ++number, owner, HERE));
        }
        return new Section(name, HERE, settings.build(), ImmutableList.of());
    }
}
