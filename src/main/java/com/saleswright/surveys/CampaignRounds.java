package com.saleswright.surveys;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the customers of running campaigns: a few each second, each in a transaction of its own, so that people at work
 * notice nothing and a pause holds at once. Two nodes may do so at a time; each customer is asked once.
 */
@Component
class CampaignRounds {

    private static final Logger LOG = LoggerFactory.getLogger(CampaignRounds.class);

    private final CampaignRows rows;
    private final Campaigns campaigns;
    private final Surveys surveys;
    private final TransactionTemplate transaction;
    private final int perRound;

    /** @param perMinute how many customers this node asks a minute at most */
    CampaignRounds(
            CampaignRows rows,
            Campaigns campaigns,
            Surveys surveys,
            TransactionTemplate transaction,
            @Value("${saleswright.surveys.invitations-per-minute:600}") int perMinute) {
        this.rows = rows;
        this.campaigns = campaigns;
        this.surveys = surveys;
        this.transaction = transaction;
        this.perRound = Math.max(1, perMinute / 60);
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT1S")
    void round() {
        rows.running().forEach(campaign -> ask(campaign, perRound));
    }

    /** @return how many customers were asked by this node */
    int ask(Campaign campaign, int most) {
        List<CampaignRows.Next> next = rows.next(campaign.number(), most);
        next.forEach(customer -> ask(campaign, customer));
        if (next.size() < most) {
            transaction.executeWithoutResult(t -> campaigns.complete(campaign.number()));
        }
        return next.size();
    }

    private void ask(Campaign campaign, CampaignRows.Next customer) {
        try {
            transaction.executeWithoutResult(t -> {
                Survey survey = surveys.planned(campaign, customer);
                if (rows.begun(campaign.number(), customer.customerId(), survey.number())) {
                    surveys.begin(survey);
                } else {
                    t.setRollbackOnly();
                }
            });
        } catch (RuntimeException failed) {
            // Whatever is wrong with one customer must not keep the others waiting.
            LOG.warn("A customer of {} could not be asked", campaign.number(), failed);
            // Messages of faults may quote what is nobody's business; the log is for administrators.
            transaction.executeWithoutResult(
                    t -> rows.failed(campaign.number(), customer.customerId(), "the log of the server says why"));
        }
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT15M")
    void quarter() {
        campaigns.quarterlyRound().ifPresent(number -> LOG.info("The quarterly round {} has begun", number));
    }
}
