package ike.interop.check;

import com.google.common.base.Splitter;
import ike.interop.settings.ParsedSettings;
import ike.interop.settings.Section;
import ike.interop.settings.Setting;
import ike.interop.settings.SourceLine;
import java.nio.file.Path;
import java.util.Optional;

/** Finds where in a configuration a key or section stands, by its full name. */
public final class Places {
    private final SourceLine whole;
    private final Optional<Section> root;

    /** Of a file that was read; if it could not be parsed, everything stands in the file as a whole. */
    public Places(Path file, ParsedSettings settings) {
        whole = SourceLine.of(file.toString());
        root = settings instanceof ParsedSettings.Tree tree ? Optional.of(tree.root()) : Optional.empty();
    }

    /** Where the remark's key stands, or else the innermost section around it. */
    public String of(Remark remark) {
        return remark.file().map(Path::toString).orElseGet(() -> line(remark.key()) + ": " + remark.key());
    }

    private SourceLine line(String key) {
        SourceLine found = whole;
        Optional<Section> section = root;
        for (String name : Splitter.on('.').split(key)) {
            Optional<Setting> setting = section.flatMap(around -> around.setting(name));
            section = section.flatMap(around -> around.section(name));
            found = section.map(Section::at).or(() -> setting.map(Setting::at)).orElse(found);
        }
        return found;
    }
}
