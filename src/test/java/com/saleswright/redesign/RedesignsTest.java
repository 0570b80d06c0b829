package com.saleswright.redesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.engine.ContentSource;
import com.saleswright.redesign.RedesignRefused.SavedMeanwhile;
import com.saleswright.testkit.SaleswrightTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** Redesigns are begun from what is live, and nobody's work is lost. */
@SaleswrightTest
@Transactional
class RedesignsTest {

    private static final String POLICY = "processes/deals/deal-policy.dmn";

    @Autowired
    private Redesigns redesigns;

    @Autowired
    private Versions versions;

    @Test
    void knowsWhatIsLive() {
        assertThat(versions.live().files().keySet())
                .isEqualTo(ContentSource.in(Path.of("")).files().keySet());
    }

    @Test
    void beginsWithTheLiveFilesAndKeepsWhatIsSaved() {
        String number = begin();
        assertThat(redesigns.files(number)).hasSizeGreaterThan(4).noneMatch(RedesignFile::isChanged);

        int revision = redesigns.save(number, POLICY, "<definitions/>", 0, "petra");

        RedesignFile saved = redesigns.file(number, POLICY);
        assertThat(saved.revision()).isEqualTo(revision).isEqualTo(1);
        assertThat(saved.savedBy()).isEqualTo("petra");
        assertThat(redesigns.content(number).text(POLICY)).isEqualTo("<definitions/>");
        assertThat(redesigns.base(number).text(POLICY)).contains("deal-policy");
        assertThat(redesigns.content(number).files())
                .hasSameSizeAs(versions.live().files());
    }

    @Test
    void tellsWhoSavedMeanwhile() {
        String number = begin();
        redesigns.save(number, POLICY, "<one/>", 0, "petra");
        assertThatThrownBy(() -> redesigns.save(number, POLICY, "<two/>", 0, "paul"))
                .isInstanceOf(SavedMeanwhile.class)
                .hasMessageContaining("petra");
        assertThat(redesigns.save(number, POLICY, "<two/>", 1, "paul")).isEqualTo(2);
        assertThatThrownBy(() -> redesigns.save(number, POLICY, "<three/>", 1, "petra"))
                .isInstanceOf(SavedMeanwhile.class)
                .hasMessageContaining("paul");
    }

    @Test
    void removesAFileAndTakesItBack() {
        String number = begin();
        redesigns.save(number, POLICY, null, 0, "petra");
        assertThat(redesigns.content(number).files()).doesNotContainKey(POLICY);
        redesigns.discard(number, POLICY);
        assertThat(redesigns.file(number, POLICY).isChanged()).isFalse();
    }

    @Test
    void refusesFilesOfOthersAndChangesAfterItWasGivenUp() {
        String number = begin();
        assertThatThrownBy(() ->
                        redesigns.save(number, "processes/approvals/approval-chain.bpmn", "<definitions/>", 0, "petra"))
                .isInstanceOf(RedesignRefused.class)
                .hasMessageContaining("processes/deals");
        redesigns.withdraw(number);
        assertThatThrownBy(() -> redesigns.save(number, POLICY, "<definitions/>", 0, "petra"))
                .isInstanceOf(RedesignRefused.class)
                .hasMessageContaining("withdrawn");
    }

    @Test
    void remembersRenames() {
        String number = begin();
        redesigns.rename(number, "deal-approval", "userTask_old", "userTask_new");
        redesigns.rename(number, "deal-approval", "userTask_old", "userTask_newer");
        assertThat(redesigns.renames(number))
                .isEqualTo(new Renames(Map.of("deal-approval", Map.of("userTask_old", "userTask_newer"))));
        assertThat(redesigns.renames(number).reversed().newId("deal-approval", "userTask_newer"))
                .isEqualTo("userTask_old");
        redesigns.forgetRename(number, "deal-approval", "userTask_old");
        assertThat(redesigns.renames(number)).isEqualTo(Renames.NONE);
    }

    private String begin() {
        return redesigns.begin("deals", "Finance sees large deals", "Losses in the last quarter", "petra");
    }
}
