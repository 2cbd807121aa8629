package ike.v2;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A scenario file: scenes, each with a title ({@code == title}), prose, and commands ({@code > left rekey net}). Below a
 * command that shows something stands what it shows, up to the next empty line or command.
 *
 * @param preface what stands above the first scene
 */
record Scenario(String preface, ImmutableList<Act> scenes) {
    private static final String TITLE = "== ";
    private static final String COMMAND = "> ";

    /** One scene, with the lines below its title. */
    record Act(String title, ImmutableList<String> lines) {
        /** The scene as a file would have it if its commands showed what they show now. */
        String played(ScenarioPlayer player) {
            List<String> now = new ArrayList<>(List.of(TITLE + title));
            boolean shown = false;
            for (String line : lines) {
                boolean command = line.startsWith(COMMAND);
                if (command) {
                    now.add(line);
                    now.addAll(player.play(line.substring(COMMAND.length())));
                } else if (!shown || line.isEmpty()) {
                    now.add(line);
                }
                shown = command || (shown && !line.isEmpty());
            }
            return joined(now);
        }

        String text() {
            return joined(ImmutableList.<String>builder().add(TITLE + title).addAll(lines).build());
        }
    }

    /** Reads a file. */
    static Scenario of(List<String> lines) {
        List<Integer> titles = IntStream.range(0, lines.size()).filter(i -> lines.get(i).startsWith(TITLE)).boxed()
                .toList();
        ImmutableList.Builder<Act> scenes = ImmutableList.builder();
        for (int i = 0; i < titles.size(); i++) {
            int start = titles.get(i);
            int end = i + 1 < titles.size() ? titles.get(i + 1) : lines.size();
            scenes.add(new Act(lines.get(start).substring(TITLE.length()),
                    ImmutableList.copyOf(lines.subList(start + 1, end))));
        }
        return new Scenario(joined(lines.subList(0, titles.getFirst())), scenes.build());
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
