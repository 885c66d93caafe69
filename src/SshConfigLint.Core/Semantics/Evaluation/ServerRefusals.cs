using System.Collections.Immutable;
using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics.Evaluation;

/// <summary>Why sshd would stop instead of printing what the files come to.</summary>
internal static class ServerRefusals
{
    private static readonly OpenSshVersion _firstWithSubsystemsInMatch = new(9, 5);
    private static readonly OpenSshVersion _firstThatStartsAList = new(10, 3);

    /// <summary>What sshd looks at only when it has read everything; it never gets there when a line is wrong.</summary>
    private static readonly ImmutableArray<ProblemKind> _atTheEnd =
    [
        ProblemKind.UnsatisfiableAuthentication,
        ProblemKind.MissingCompanion,
        ProblemKind.EmptyAlgorithmList,
    ];

    /// <summary>The problems that stop sshd in the order in which it meets them.</summary>
    internal static ImmutableArray<ConfigProblem> Of(ConfigModel model)
    {
        var all = model
            .Problems.Where(problem => problem.Effect == ProblemEffect.Rejected && !IsBeatenList(model, problem))
            .ToImmutableArray();
        var lines = all.Where(problem => !_atTheEnd.Contains(problem.Kind)).ToImmutableArray();
        return lines.IsEmpty ? all : lines;
    }

    /// <summary>Nobody assembles the list of a line that an earlier one beats.</summary>
    private static bool IsBeatenList(ConfigModel model, ConfigProblem problem) =>
        problem is { Kind: ProblemKind.EmptyAlgorithmList, Directive: { } directive }
        && model
            .DirectivesOf(directive.Keyword!.Name)
            .Any(earlier => earlier.Index < directive.Index && earlier.IsValid && earlier.Block.IsReadAtStart);

    /// <summary>Without a key to show there is nothing to serve, unless GSSAPI stands in for it (<c>sshd.c: main</c>).</summary>
    internal static void CheckKeys(ServerOptions options)
    {
        if (
            options.Find("HostKey") is { IsSet: true } keys
            && keys.Values.TrueForAll(key => key.Text == "(null)")
            && options.Text("GSSAPIKeyExchange") != "yes"
        )
        {
            throw new EvaluationFailure("no hostkeys available", keys.Values[0].Origin);
        }
    }

    /// <summary>What the second pass finds wrong in a block that applies, although the first passed over it.</summary>
    internal static void CheckMethods(ConfigModel model, OptionSlot? methods)
    {
        if (methods is not { Values: [var (_, origin), ..] })
        {
            return;
        }

        var isMixed = origin!.Words.Length > 1 && origin.Words.Any(word => word.Value == "any");
        var lines = model.DirectivesOf("AuthenticationMethods");
        if ((isMixed ? origin : AuthenticationMethodCheck.AnyTooLate(lines, origin, model.Target)) is { } line)
        {
            throw new EvaluationFailure("\"any\" must appear alone in AuthenticationMethods", line);
        }
    }

    /// <summary>9.5 to 10.2 run into a null pointer when only a block has subsystems (<c>servconf.c: servconf_merge_subsystems</c>).</summary>
    internal static void CheckSubsystem(Target target, OptionSlot? start, OptionSlot match)
    {
        if (start is not { IsSet: true } && target.Version >= _firstWithSubsystemsInMatch && target.Version < _firstThatStartsAList)
        {
            throw new EvaluationFailure(
                $"sshd {target.Version} crashes: a `Match` block defines a subsystem and the global part none",
                match.Values[0].Origin
            );
        }
    }
}
