package ike.interop.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of scenarios grows with each run. */
class ScenarioPageTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    private static final String FIRST = ScenarioPage.renewed("",
            List.of(new ScenarioRow("ikev2/b", "moon passed (3 of 5 demands)"),
                    new ScenarioRow("ikev2/a", "not played: needs the command a | b")),
            "5.9.8", DAY);

    @Test
    void aRunWritesALineForEachScenario() {
        assertThat(FIRST).endsWith("""
                | ikev2/a | 5.9.8 | 2026-01-31 | not played: needs the command a \\| b |
                | ikev2/b | 5.9.8 | 2026-01-31 | moon passed (3 of 5 demands) |
                """);
    }

    @Test
    void anotherRunRenewsItsOwnLinesAlone() {
        String page = ScenarioPage.renewed("Words above.\n" + FIRST,
                List.of(new ScenarioRow("ikev2/b", "moon **failed**")), "5.9.8", DAY.plusDays(1));
        page = ScenarioPage.renewed(page, List.of(new ScenarioRow("ikev2/b", "moon passed")), "6.0.6", DAY);
        assertThat(page).startsWith("Words above.\n").endsWith("""
                | ikev2/a | 5.9.8 | 2026-01-31 | not played: needs the command a \\| b |
                | ikev2/b | 5.9.8 | 2026-02-01 | moon **failed** |
                | ikev2/b | 6.0.6 | 2026-01-31 | moon passed |
                """);
    }
}
