package ike.interop.daemon;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.interop.log.LogGroup;
import ike.interop.log.LogLevels;
import ike.interop.settings.Section;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the sections {@code charon.filelog.NAME}: {@code path}, {@code default} and a level for each subsystem, {@code
 * append}. Each line is written at once and names its IKE SA, so {@code flush_line} and {@code ike_name} change nothing.
 */
final class LogFiles {
    private static final String EXPECTED = "a level from -1 to " + LogLevels.HIGHEST;

    private LogFiles() {
    }

    static ImmutableList<DaemonSettings.LogFile> read(SettingsReader reader) {
        ImmutableList.Builder<DaemonSettings.LogFile> files = ImmutableList.builder();
        for (Section section : reader.section("filelog").map(Section::sections).orElse(ImmutableList.of())) {
            String place = "filelog." + section.name() + ".";
            Path path = reader.read(place + "path", "the path of a file", text -> Optional.of(Path.of(text)))
                    .orElse(Path.of(section.name()));
            boolean append = reader.yesOrNo(place + "append").orElse(true);
            reader.yesOrNo(place + "flush_line");
            reader.yesOrNo(place + "ike_name");
            files.add(new DaemonSettings.LogFile(path, levels(reader, place), append));
        }
        return files.build();
    }

    private static LogLevels levels(SettingsReader reader, String place) {
        ImmutableMap.Builder<LogGroup, Integer> levels = ImmutableMap.builder();
        for (LogGroup group : LogGroup.values()) {
            reader.read(place + group.name().toLowerCase(Locale.ROOT), EXPECTED, LogLevels::level)
                    .ifPresent(level -> levels.put(group, level));
        }
        return new LogLevels(reader.read(place + "default", EXPECTED, LogLevels::level).orElse(1),
                levels.buildOrThrow());
    }
}
