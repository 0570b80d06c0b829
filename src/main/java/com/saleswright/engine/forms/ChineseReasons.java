package com.saleswright.engine.forms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of this package about a refused value, in Simplified Chinese. */
final class ChineseReasons {

    static final String LANGUAGE = "zh";

    private static final String FIELD = "\"(.*)\"";
    private static final Map<Pattern, String> SENTENCES = new LinkedHashMap<>();

    static {
        say(FIELD + " is not asked for with these answers\\. Leave it empty\\.", "根据现有答案无需填写“$1”，请留空。");
        say(FIELD + " cannot be changed with these answers\\. Leave it as it was\\.", "根据现有答案不能修改“$1”，请保持原样。");
        say(FIELD + " contains something that cannot be stored\\. Type it anew\\.", "“$1”含有无法保存的字符，请重新输入。");
        say("Tick " + FIELD + ": it is required\\.", "请勾选“$1”，此项为必填项。");
        say("Choose a value for " + FIELD + ": it is required\\.", "请选择“$1”，此项为必填项。");
        say("Fill in " + FIELD + ": it is required\\.", "请填写“$1”，此项为必填项。");
        say(FIELD + " must be true or false\\.", "“$1”只能是“是”或“否”。");
        say(FIELD + " must be text\\.", "“$1”必须是文字。");
        say(FIELD + " must be a single line\\. Remove the line breaks\\.", "“$1”只能有一行，请删除换行。");
        say(FIELD + " needs at least (\\S+) characters; it has (\\d+)\\.", "“$1”至少需要 $2 个字符，现有 $3 个。");
        say(
                FIELD + " may have at most (\\S+) characters; it has (\\d+)\\. Shorten it\\.",
                "“$1”最多 $2 个字符，现有 $3 个，请缩短。");
        say(FIELD + " must match the pattern (.*)\\.", "“$1”的格式不正确，应符合：$2。");
        say("The pattern of " + FIELD + " cannot be read\\. Tell a process owner\\.", "“$1”的格式规则有误，请联系我们。");
        say(FIELD + " must be an e-mail address, such as (\\S+)\\.", "“$1”必须是电子邮箱地址，例如 $2。");
        say(FIELD + " must be an international phone number, such as (\\S+)\\.", "“$1”必须是国际电话号码，例如 $2。");
        say(FIELD + " must be a number written as text, such as \"12\\.50\"\\.", "“$1”必须是数字，例如 12.50。");
        say(FIELD + " must be a number\\.", "“$1”必须是数字。");
        say(FIELD + " must be a whole number\\.", "“$1”必须是整数。");
        say(FIELD + " may have at most (\\d+) decimals\\. Round it\\.", "“$1”最多保留 $2 位小数。");
        say(FIELD + " goes in steps of (\\d+) minutes\\.", "“$1”以 $2 分钟为间隔。");
        say(FIELD + " goes in steps of (\\S+): enter (\\S+) or (\\S+)\\.", "“$1”以 $2 为间隔，请输入 $3 或 $4。");
        say(FIELD + " must be (\\S+) or more\\.", "“$1”不能小于 $2。");
        say(FIELD + " must be (\\S+) or less\\.", "“$1”不能大于 $2。");
        say(FIELD + " must be a list of values\\.", "“$1”必须是一组选项。");
        say(FIELD + " has (.*) more than once\\. Choose each value once\\.", "“$1”重复选择了 $2，每项只能选一次。");
        say(FIELD + " offers nothing to choose\\. Leave it empty\\.", "“$1”没有可选项，请留空。");
        say(FIELD + " must be one of: (.*)\\.", "“$1”只能是下列之一：$2。");
        say(FIELD + " must be a date such as (\\S+)\\.", "“$1”必须是日期，例如 $2。");
        say(FIELD + " must be a time such as (\\S+)\\.", "“$1”必须是时间，例如 $2。");
        say(FIELD + " must be a date and time such as (\\S+)\\.", "“$1”必须是日期和时间，例如 $2。");
        say(FIELD + " must not be before 1900\\.", "“$1”不能早于 1900 年。");
        say(FIELD + " must not be in the past\\.", "“$1”不能是过去的日期。");
        say("There is no field " + FIELD + " in this form\\. Leave it out\\.", "此表单没有“$1”这一项。");
        say(FIELD + " must be a group of fields\\.", "“$1”必须是一组字段。");
    }

    private ChineseReasons() {}

    private static void say(String english, String chinese) {
        SENTENCES.put(Pattern.compile(english, Pattern.DOTALL), chinese);
    }

    /** The same reason; as it is when it is none of this package's. */
    static String of(String reason) {
        for (Map.Entry<Pattern, String> sentence : SENTENCES.entrySet()) {
            Matcher matcher = sentence.getKey().matcher(reason);
            if (matcher.matches()) {
                return matcher.replaceFirst(sentence.getValue());
            }
        }
        return reason;
    }
}
