using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics;

/// <summary>
/// sshd does not start when every list of AuthenticationMethods needs a method that is switched off
/// (<c>auth2-methods.c: auth2_setup_methods_lists</c>); it looks at what it reads at start, not at Match blocks.
/// </summary>
internal static class AuthenticationMethodCheck
{
    private static readonly OpenSshVersion _challengeResponseIsAlias = new(8, 7);
    private static readonly OpenSshVersion _anyOfItsOwnLine = new(9, 7);

    internal static void Run(Target target, List<BoundDirective> directives, Action<ConfigProblem> report)
    {
        if (
            AnyTooLate(
                directives.Where(directive => directive.Is("AuthenticationMethods")),
                AtStart(directives, "AuthenticationMethods"),
                target
            ) is
            { } late
        )
        {
            report(
                ConfigProblem.Of(
                    late,
                    late.ValueSpan,
                    ProblemKind.InvalidValue,
                    $"sshd {target.Version} takes no `any` once `AuthenticationMethods` is set, not even in a block"
                )
            );
            return;
        }

        if (AtStart(directives, "AuthenticationMethods") is not { Words.IsEmpty: false } methods || methods.Value is "any" or "none")
        {
            return;
        }

        (string Method, BoundDirective? Switch)? blocked = null;
        foreach (var word in methods.Words)
        {
            var off = word
                .Value.Split(',')
                .Select(method => method.Split(':')[0])
                .Select(method => (Method: method, State: Off(directives, method, target)))
                .FirstOrDefault(method => method.State.IsOff);
            if (off.Method is null)
            {
                return;
            }

            blocked ??= (off.Method, off.State.Switch);
        }

        var (name, @switch) = blocked!.Value;
        report(
            ConfigProblem.Of(
                methods,
                TextSpan.FromBounds(methods.Words[0].Span.Start, methods.Words[^1].Span.End),
                ProblemKind.UnsatisfiableAuthentication,
                $"no list of `AuthenticationMethods` can be completed: `{name}` is switched off, and sshd refuses to start"
            ) with
            {
                Related = @switch is null ? [] : [new RelatedLocation(@switch.File, @switch.Syntax.Span, $"this switches `{name}` off")],
                Help = "switch the method on, or name one that is on",
            }
        );
    }

    /// <summary>
    /// 8.7 to 9.6 refuse <c>any</c> in every line behind the one that counts, whether it applies or not
    /// (<c>servconf.c: sAuthenticationMethods</c>).
    /// </summary>
    /// <param name="lines">All lines of the keyword.</param>
    /// <param name="first">The one that counts.</param>
    /// <param name="target">The release.</param>
    internal static BoundDirective? AnyTooLate(IEnumerable<BoundDirective> lines, BoundDirective? first, Target target) =>
        first is null || target.Version < _challengeResponseIsAlias || target.Version >= _anyOfItsOwnLine
            ? null
            : lines.FirstOrDefault(line => line.IsValid && line.Index > first.Index && line.Words.Any(word => word.Value == "any"));

    private static (bool IsOff, BoundDirective? Switch) Off(List<BoundDirective> directives, string method, Target target) =>
        method switch
        {
            "publickey" => Flag(directives, "PubkeyAuthentication", isOnByDefault: true),
            "password" => Flag(directives, "PasswordAuthentication", isOnByDefault: true),
            "hostbased" => Flag(directives, "HostbasedAuthentication", isOnByDefault: false),
            "gssapi-with-mic" => Flag(directives, "GSSAPIAuthentication", isOnByDefault: false),
            "keyboard-interactive" when target.Version >= _challengeResponseIsAlias => Flag(
                directives,
                "KbdInteractiveAuthentication",
                isOnByDefault: true
            ),
            // Up to 8.6 either of two keywords switches it on (sshd.c: main).
            "keyboard-interactive" => Flag(directives, "ChallengeResponseAuthentication", isOnByDefault: true) is { IsOff: true } off
            && Flag(directives, "KbdInteractiveAuthentication", isOnByDefault: false).IsOff
                ? off
                : (false, null),
            _ => (false, null),
        };

    private static (bool IsOff, BoundDirective? Switch) Flag(List<BoundDirective> directives, string keyword, bool isOnByDefault)
    {
        var directive = AtStart(directives, keyword);
        return (directive is null ? !isOnByDefault : directive.Value.Equals("no", StringComparison.OrdinalIgnoreCase), directive);
    }

    private static BoundDirective? AtStart(List<BoundDirective> directives, string keyword) =>
        directives.Find(directive => directive.IsValid && directive.Block.IsReadAtStart && directive.Is(keyword));
}
