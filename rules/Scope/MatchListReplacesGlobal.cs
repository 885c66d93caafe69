using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax.Values;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Scope;

public sealed class MatchListReplacesGlobal : Rule
{
    /// <summary>Each is asked about for each block.</summary>
    private const int MaxMissing = 64;

    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1023",
            Name = "match-list-replaces-global",
            Title = "A list in a Match block replaces the global one",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                `AllowUsers`, `DenyUsers`, `AllowGroups`, `DenyGroups` and `AcceptEnv` add up within the global part, and among Match blocks
                that take a connection. But what Match blocks say takes the place of the global list: an account that only the global
                `DenyUsers` names may log in there, one that only the global `AllowUsers` names may not.
                """,
            Instead = "Repeat in the block those entries of the global list that should hold there too.",
            Fix = FixSafety.Unsafe,
            References = ["man:sshd_config(5)#Match", "src:servconf.c: copy_set_server_options"],
            Examples =
            [
                Example.Bad(
                    "AllowUsers alice bob\nMatch Address 192.0.2.0/24\n    AllowUsers [|carol|]\n",
                    @fixed: "AllowUsers alice bob\nMatch Address 192.0.2.0/24\n    AllowUsers carol alice bob\n"
                ),
                Example.Bad(
                    "AcceptEnv LANG\nAcceptEnv LC_*\nMatch User git\n    AcceptEnv [|GIT_PROTOCOL|]\n",
                    @fixed: "AcceptEnv LANG\nAcceptEnv LC_*\nMatch User git\n    AcceptEnv GIT_PROTOCOL LANG LC_*\n"
                ),
                Example.Good("AllowUsers alice bob\nMatch Address 192.0.2.0/24\n    AllowUsers alice\n"),
                Example.Good("AllowUsers alice\nMatch Address 192.0.2.0/24\n    AllowUsers alice carol\n"),
                Example.Good("AllowUsers alice\nMatch User carol\n    AllowUsers carol@192.0.2.*\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        foreach (var keyword in context.Model.KeywordsInUse.Where(keyword => AddsUp(keyword, context.Target.Version)))
        {
            var lines = context.Model.DirectivesOf(keyword.Name).Where(line => line.IsValid).ToList();
            var global = lines.FindAll(line => line.Block.IsGlobal);
            var inBlocks = lines.FindAll(line => !line.Block.IsGlobal && line.Block.Condition != Condition.Never);
            if (global.Count == 0 || inBlocks.Count == 0)
            {
                continue;
            }

            // Lists of several blocks that take a connection add up: what one of them has may count beside the others.
            var (words, wordsOfBlocks) = (Words(global), Words(inBlocks));
            var nowhereElse = words.FindAll(word => Line.IsPlain(word) && !IsTaken(word, wordsOfBlocks)).Take(MaxMissing).ToList();
            foreach (var block in inBlocks.GroupBy(line => line.Block))
            {
                Check(context, global[0], words, [.. block], nowhereElse);
            }
        }
    }

    private static void Check(
        RuleContext context,
        BoundDirective global,
        List<string> words,
        List<BoundDirective> lines,
        List<string> nowhereElse
    )
    {
        var missing = nowhereElse.FindAll(word => Matters(context.Model, lines[0], word));
        if (missing.Count == 0 || Words(lines).TrueForAll(word => IsTaken(word, words)))
        {
            return;
        }

        var line = lines[^1];
        var names = string.Join(", ", Line.Few(missing).Select(word => $"`{word}`"));
        context.Report(
            line,
            line.ValueSpan,
            $"`{line.Keyword!.Name}` of a block replaces the global one: {names} {(missing.Count == 1 ? "does" : "do")} not count there",
            related: [Line.Related(global, "the global list")],
            fix: new Fix(
                "Add what the global list has",
                FixSafety.Unsafe,
                [new TextEdit(new TextSpan(line.Words[^1].Span.End, 0), " " + string.Join(' ', missing))]
            )
        );
    }

    private static bool AddsUp(KeywordInfo keyword, OpenSshVersion version) =>
        keyword.RepetitionIn(version) == Repetition.Accumulates
        && keyword.Value is ValueKind.UserPatterns or ValueKind.GroupPatterns or ValueKind.EnvironmentPatterns
        && keyword.IsAllowedInMatch(version)
        && !keyword.IsInertInMatch(version);

    private static List<string> Words(IEnumerable<BoundDirective> lines) =>
        [.. lines.SelectMany(line => line.Words).Select(word => word.Value).Distinct(StringComparer.Ordinal)];

    private static bool IsTaken(string word, List<string> patterns) => patterns.Exists(pattern => WildcardPattern.IsMatch(pattern, word));

    /// <summary>Whether an entry can mean somebody whom the block takes: not a user that its criteria leave out.</summary>
    private static bool Matters(ConfigModel model, BoundDirective line, string word)
    {
        var user = word.Split('@')[0];
        return line.Keyword!.Value != ValueKind.UserPatterns
            || !WildcardPattern.IsLiteral(user)
            || model.AppliesToUser(line.Block, user) != Condition.Never;
    }
}
