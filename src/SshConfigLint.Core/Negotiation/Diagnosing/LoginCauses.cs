using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation.Logs;

namespace SshConfigLint.Negotiation.Diagnosing;

/// <summary>Why a user was not let in.</summary>
internal static class LoginCauses
{
    internal static Diagnosis? Of(Findings found)
    {
        if (found.Has(LogEventKind.UnusableMethods))
        {
            return found.Conclude(
                Cause.UnusableMethods,
                Certainty.Certain,
                "`AuthenticationMethods` asks for a method that is switched off, so that nobody can log in",
                LogEventKind.UnusableMethods
            ) with
            {
                Edits =
                [
                    new ConfigEdit(
                        ConfigKind.Server,
                        "AuthenticationMethods",
                        "publickey",
                        "or switch the method on that it names",
                        found.ConfigOf(ConfigKind.Server)?.LineOf("AuthenticationMethods")
                    ),
                ],
            };
        }

        // What was tried in vain before a login that succeeded is nothing to tell of.
        if (found.Connection.Stage == LogStage.Authenticated)
        {
            return null;
        }

        return Key(found) ?? Server(found) ?? Denied(found);
    }

    private static Diagnosis? Key(Findings found)
    {
        if (found.First(LogEventKind.BadPermissions) is not null)
        {
            return found.Conclude(
                Cause.BadPermissions,
                Certainty.Certain,
                "a file is refused because others than its owner may write or read it",
                LogEventKind.BadPermissions
            );
        }

        if (found.First(LogEventKind.SignatureRefused) is { } refused)
        {
            return SignatureRefused(found, refused.Text);
        }

        return found.First(LogEventKind.KeyUnreadable) is null
            ? null
            : found.Conclude(
                Cause.KeyUnreadable,
                Certainty.Likely,
                "a private key could not be read, and was not tried",
                LogEventKind.KeyUnreadable,
                LogEventKind.PermissionDenied
            ) with
            {
                Notes =
                [
                    "A damaged key file keeps you out; it cannot damage a packet: \"Corrupted MAC on input\" has nothing to do with it.",
                ],
            };
    }

    private static Diagnosis SignatureRefused(Findings found, string text)
    {
        var byServer =
            text.Contains("signature algorithm", StringComparison.Ordinal) && !text.Contains("no mutual", StringComparison.Ordinal);
        var side = byServer ? ConfigKind.Server : ConfigKind.Client;
        var words = text.Split(' ');
        var mark = Array.FindIndex(words, word => word is "algorithm" or "Skipping");
        var name = mark >= 0 && mark + 1 < words.Length ? words[mark + 1] : "";
        var algorithm = AlgorithmTable.Find(AlgorithmKind.Signature, name);
        var isOldRsa = name == "ssh-rsa" || text.Contains("no mutual signature", StringComparison.Ordinal);
        return found.Conclude(
            Cause.KeyAlgorithmRefused,
            Certainty.Certain,
            algorithm is null
                ? $"{Findings.Name(side)} accepts no signature that the user's key can make"
                : $"{Findings.Name(side)} does not accept `{name}` for users' keys",
            LogEventKind.SignatureRefused,
            LogEventKind.PermissionDenied
        ) with
        {
            Notes = isOldRsa
                ?
                [
                    "Signatures `ssh-rsa` use SHA-1 and are off since OpenSSH 8.8. The key itself is fine: both sides need a program that can sign with rsa-sha2-256 or rsa-sha2-512, or the user a key of another type.",
                ]
                : [],
            Edits =
                algorithm is null || algorithm.Strength == AlgorithmStrength.Weak
                    ? []
                    : [ConfigEdit.Add(found, side, "PubkeyAcceptedAlgorithms", [name], $"lets keys of that type in")],
        };
    }

    private static Diagnosis? Server(Findings found)
    {
        if (found.First(LogEventKind.UserNotAllowed) is { } refused)
        {
            var at = refused.Text.IndexOf(" not allowed because ", StringComparison.Ordinal);
            return found.Conclude(
                Cause.UserNotAllowed,
                Certainty.Certain,
                $"the server does not let the user in: {refused.Text[(at + " not allowed because ".Length)..].Trim()}",
                LogEventKind.UserNotAllowed
            );
        }

        if (found.Has(LogEventKind.PamRefused))
        {
            return found.Conclude(
                Cause.PamRefused,
                Certainty.Likely,
                "PAM on the server does not let the user in",
                LogEventKind.PamRefused
            ) with
            {
                Notes = ["PAM runs after the key exchange and inside the encrypted connection: it cannot cause a MAC error."],
            };
        }

        return !found.Has(LogEventKind.TooManyAttempts)
            ? null
            : found.Conclude(
                Cause.TooManyAttempts,
                Certainty.Certain,
                "the client tried more keys or passwords than `MaxAuthTries` allows",
                LogEventKind.TooManyAttempts
            ) with
            {
                Notes = ["An agent with many keys offers each of them, and each counts."],
                Edits =
                [
                    new ConfigEdit(
                        ConfigKind.Client,
                        "IdentitiesOnly",
                        "yes",
                        "together with IdentityFile: only that key is offered",
                        found.ConfigOf(ConfigKind.Client)?.LineOf("IdentitiesOnly")
                    ),
                ],
            };
    }

    private static Diagnosis? Denied(Findings found)
    {
        if (!found.Has(LogEventKind.PermissionDenied))
        {
            return null;
        }

        var methods = found.Connection.Methods;
        return found.Conclude(
            Cause.PermissionDenied,
            Certainty.Hint,
            methods.IsEmpty
                ? "the server let the user in by none of the ways that were tried"
                : $"the server let the user in by none of the ways that were tried; it takes {string.Join(", ", methods.Select(method => $"`{method}`"))}",
            LogEventKind.PermissionDenied
        ) with
        {
            Notes =
            [
                "Only the server's log tells why a key or password was refused.",
                .. methods.Contains("keyboard-interactive") && !methods.Contains("password")
                    ?
                    [
                        "Passwords are still asked for by keyboard-interactive: `PasswordAuthentication no` alone does not switch that off, `KbdInteractiveAuthentication no` does.",
                    ]
                    : ImmutableArray<string>.Empty,
            ],
        };
    }
}
