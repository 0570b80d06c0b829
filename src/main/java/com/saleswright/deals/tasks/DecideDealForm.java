package com.saleswright.deals.tasks;

import com.saleswright.approvals.Approvals;
import com.saleswright.approvals.Condition;
import com.saleswright.approvals.DecisionForm;
import com.saleswright.approvals.SeatView;
import com.saleswright.deals.DealForms;
import com.saleswright.deals.DealProgress;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The approver's form: the deal on one screen, and the decision. */
@Component
class DecideDealForm extends DecisionForm {

    private static final String MAXIMUM_DISCOUNT = "maximumDiscount";
    private static final String PREPAYMENT = "prepaymentPercent";

    private final DealForms deals;

    DecideDealForm(Approvals approvals, DealForms deals) {
        super(approvals);
        this.deals = deals;
    }

    @Override
    public Set<String> forms() {
        return Set.of("decide-deal");
    }

    @Override
    protected Set<String> conditionFields() {
        return Set.of(MAXIMUM_DISCOUNT, PREPAYMENT);
    }

    @Override
    protected List<Condition> conditions(Map<String, Object> values) {
        List<Condition> conditions = new ArrayList<>();
        if (values.get(MAXIMUM_DISCOUNT) instanceof Number discount) {
            conditions.add(new Condition(DealProgress.MAX_DISCOUNT, "Maximum discount, %", plain(discount)));
        }
        if (values.get(PREPAYMENT) instanceof Number percent) {
            conditions.add(new Condition(DealProgress.PREPAYMENT, "Prepayment, %", plain(percent)));
        }
        return conditions;
    }

    @Override
    protected Map<String, Object> about(SeatView seat) {
        return deals.quote(seat.businessKey());
    }

    private static String plain(Number number) {
        return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
}
